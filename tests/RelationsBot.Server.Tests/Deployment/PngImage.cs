using System.Buffers.Binary;
using System.IO.Compression;

namespace RelationsBot.Server.Tests.Deployment;

/// <summary>A PNG image of 8 bits a channel, with or without transparency, as far as icons need it (PNG specification).</summary>
internal sealed class PngImage
{
    private const int ColourWithAlpha = 6;

    private readonly byte[] samples;
    private readonly int channels;

    private PngImage(int width, int height, int channels, byte[] samples) => (Width, Height, this.channels, this.samples) = (width, height, channels, samples);

    public int Width { get; }

    public int Height { get; }

    public bool HasTransparency => channels == 4;

    public static PngImage Load(string path)
    {
        var file = File.ReadAllBytes(path);
        using var data = new MemoryStream();
        var (width, height, kind) = (0, 0, 0);
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var body = file.AsSpan(at + 8, length);
            switch (file.AsSpan(at + 4, 4))
            {
                case [(byte)'I', (byte)'H', (byte)'D', (byte)'R']:
                    (width, height, kind) = (BinaryPrimitives.ReadInt32BigEndian(body), BinaryPrimitives.ReadInt32BigEndian(body[4..]), body[9]);
                    break;
                case [(byte)'I', (byte)'D', (byte)'A', (byte)'T']:
                    data.Write(body);
                    break;
            }

            at += length + 12;
        }

        data.Position = 0;
        using var inflated = new ZLibStream(data, CompressionMode.Decompress);
        var channels = kind == ColourWithAlpha ? 4 : 3;
        return new(width, height, channels, Rows(inflated, width * channels, height, channels));
    }

    /// <summary>Red, green, blue and opacity.</summary>
    public (byte Red, byte Green, byte Blue, byte Alpha) this[int x, int y]
    {
        get
        {
            var at = ((y * Width) + x) * channels;
            return (samples[at], samples[at + 1], samples[at + 2], HasTransparency ? samples[at + 3] : byte.MaxValue);
        }
    }

    public IEnumerable<(byte Red, byte Green, byte Blue, byte Alpha)> Pixels => Enumerable.Range(0, Width * Height).Select(i => this[i % Width, i / Width]);

    private static byte[] Rows(Stream inflated, int rowLength, int height, int channels)
    {
        var samples = new byte[rowLength * height];
        for (var y = 0; y < height; y++)
        {
            var filter = inflated.ReadByte();
            var row = samples.AsSpan(y * rowLength, rowLength);
            inflated.ReadExactly(row);
            for (var x = 0; x < rowLength; x++)
            {
                var left = x >= channels ? row[x - channels] : 0;
                var above = y > 0 ? samples[((y - 1) * rowLength) + x] : 0;
                var aboveLeft = y > 0 && x >= channels ? samples[((y - 1) * rowLength) + x - channels] : 0;
                row[x] += (byte)(filter switch
                {
                    0 => 0,
                    1 => left,
                    2 => above,
                    3 => (left + above) / 2,
                    _ => Paeth(left, above, aboveLeft),
                });
            }
        }

        return samples;
    }

    private static int Paeth(int left, int above, int aboveLeft)
    {
        var estimate = left + above - aboveLeft;
        var (toLeft, toAbove, toAboveLeft) = (Math.Abs(estimate - left), Math.Abs(estimate - above), Math.Abs(estimate - aboveLeft));
        return toLeft <= toAbove && toLeft <= toAboveLeft ? left : toAbove <= toAboveLeft ? above : aboveLeft;
    }
}
