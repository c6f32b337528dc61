using System.Globalization;
using System.Text;
using RelationsBot.Server.Tests.Authentication;
using RelationsBot.Tests;

namespace RelationsBot.Server.Tests.Hostile;

/// <summary>Requests that nobody should send, of many kinds in turn, by fixed chance.</summary>
/// <param name="seed">The chance.</param>
/// <param name="token">A good token of Direct Line.</param>
/// <param name="conversation">Its conversation.</param>
/// <param name="streamPath">Path and query of its stream.</param>
internal sealed class HostileRequests(int seed, string token, string conversation, string streamPath)
{
    private const string Json = "application/json";

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "X", "M-SEARCH", "BREW"];

    private static readonly string[] Paths =
    [
        "/", "/api/messages", "/api/messages/", "/API/Messages", "//api//messages", "/api/messages/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%5c..%5cappsettings.json", "/webchat/../appsettings.json",
        "/sources", "/sources/%00", "/sources/..%2f..%2fsources.yaml", "/sources/%E2%80%AE", "/sources/%ff%fe", "/health/ready", "/chat/token", "/v3/directline", "/v3/directline/conversations", "/v3/directline/tokens/generate",
        "/v3/directline/tokens/refresh", "/v3/directline/conversations/%00/activities", "/v3/directline/conversations/../tokens/generate", "/v3/directline/session/getsessionid", "/embed.js?x=%", "/?embed=%00", "/;a=b", "/%", "/%zz",
        "*", "http://evil.example/", "http://localhost/api/messages", "/\u00ff\u00fe", "/a b", "/\\..\\..", "/.git/config", "/relationsbot.db", "/appsettings.json",
    ];

    private static readonly string?[] OddValues =
    [
        null, "null", "7", "-1", "\"\"", "\"x\"", "[]", "[null]", "[{}]", "[[[]]]", "{}", "{\"id\":null}", "true", "1e300", "1e99999", "{\"id\":{}}", "[{\"type\":\"mention\",\"mentioned\":{\"id\":7},\"text\":\"\"}]", "\"\\u0000\"", "\"\\ud800\"", "\"2026-99-99T99:99:99Z\"",
    ];

    private static readonly string[] Properties = ["type", "id", "text", "from", "recipient", "conversation", "channelId", "serviceUrl", "deliveryMode", "locale", "entities", "attachments", "membersAdded", "value", "name", "channelData", "replyToId", "timestamp", "suggestedActions", "callerId"];

    private static readonly string[] Types = ["message", "conversationUpdate", "typing", "event", "invoke", "messageReaction", "endOfConversation", "installationUpdate", "command", "trace", "not/known/yet"];

    private readonly Random random = new(seed);

    /// <summary>So many of them.</summary>
    public IEnumerable<HostileRequest> Take(int count)
    {
        Func<HostileRequest>[] kinds =
        [
            BrokenLine, LongLine, LongHeaders, BrokenHeaders, BrokenFraming, MethodAndPath, TooLarge, CutOff, BrokenJson, DeepJson, WrongEncoding, WrongType, OddActivity, OddActivityOfDirectLine,
            HostileTextMessage, BrokenActivity, BadToken, OddQuery, Upload, BrokenHandshake, BrokenFrames, Slow, Pipelined, Reset, ForeignServiceUrl, ManyEntries,
        ];
        for (var i = 0; i < count; i++)
            yield return kinds[i % kinds.Length]();
    }

    private HostileRequest BrokenLine() => HostileRequest.Of(nameof(BrokenLine), Pick(
        "GET\r\n\r\n", "GET /\r\n\r\n", "\r\n\r\n\r\n", "GET / HTTP/1.2\r\n\r\n", "GET / HTTP/0.9\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
        "GET /\u0000 HTTP/1.1\r\nHost: localhost\r\n\r\n", new string('G', 5_000) + " / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\nHost: localhost\n\n", "GET / HTTP/1.1\rHost: localhost\r\r", Noise(random.Next(1, 2_000))));

    private HostileRequest LongLine() => Request("GET", "/sources?q=" + new string('x', random.Next(16_000, 200_000)));

    private HostileRequest LongHeaders() => random.Next(2) == 0
        ? Request("GET", "/", $"X-Long: {new string('x', random.Next(30_000, 300_000))}")
        : Request("GET", "/", string.Join("\r\n", Enumerable.Range(0, random.Next(101, 3_000)).Select(i => $"X-{i}: {i}")));

    private HostileRequest BrokenHeaders() => Request("POST", "/api/messages", Pick(
        "No colon here", ": no name", "Na me: x", "Name\u0000: x", "Name: a\u0000b", "Name: a\rb", " folded: x", "Host: two", "Host: evil.example\r\nHost: localhost", "Authorization: " + Noise(300).ReplaceLineEndings(" "),
        "Forwarded: for=127.0.0.1", "X-Forwarded-For: 127.0.0.1", "X-Original-Proto: https", "Origin: null", "Origin: https://evil.example", "Range: bytes=0-0,1-1,2-2", "Upgrade: websocket\r\nConnection: Upgrade", "Expect: 200-ok", "traceparent: " + Noise(55).ReplaceLineEndings(" "),
        "Content-Encoding: gzip", "Accept-Encoding: " + new string(',', 9_000), "Cookie: " + new string(';', 9_000), "Connection: close, close, keep-alive, upgrade"), "{}");

    private HostileRequest BrokenFraming() => HostileRequest.Of(nameof(BrokenFraming), $"POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: {Json}\r\n" + Pick(
        "Content-Length: -1\r\n\r\n{}", "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x", "Content-Length: 999999999999999999999999\r\n\r\n{}", "Content-Length: 9223372036854775807\r\n\r\n{}", "Content-Length: 0x10\r\n\r\n{}", "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n", $"Transfer-Encoding: chunked\r\n\r\n2;{new string('x', 40_000)}\r\n{{}}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", "Transfer-Encoding: gzip\r\n\r\n{}", "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nContent-Length: 5\r\n\r\n", "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}"));

    private HostileRequest MethodAndPath() => Request(Pick(Methods), Pick(Paths), body: random.Next(2) == 0 ? "" : "{}");

    private HostileRequest TooLarge() => Request("POST", Pick("/api/messages", ActivitiesPath, "/v3/directline/conversations", "/chat/token", "/nowhere"), Authorized(), new string(Pick(" ", "[", "\"", "x")[0], random.Next(65_000, 5_000_000)));

    private HostileRequest CutOff()
    {
        var body = Activity("text", "\"x\"");
        return HostileRequest.Of(nameof(CutOff), $"POST {Pick("/api/messages", ActivitiesPath)} HTTP/1.1\r\nHost: localhost\r\n{Authorized()}\r\nContent-Type: {Json}\r\nContent-Length: {body.Length + random.Next(1, 100_000)}\r\n\r\n{body}");
    }

    private HostileRequest BrokenJson() => Post(Pick(
        "", "{", "[", "nul", "NaN", "{\"type\":}", "{\"type\":\"message\"", "{'type':'message'}", "{\"type\":\"message\",}", "[{}]", "7", "\"x\"", "{\"type\":\"message\"}{\"type\":\"message\"}", "// x\n{}", "{\"a\":1e99999}", "{\"type\":\"message\",\"type\":7}", "{\"\\ud800\":1}", "{\"type\":\"\u0000\"}", "\u00ef\u00bb\u00bf{}",
        Noise(random.Next(1, 5_000)), "{" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"\"k{i}\":{i},")) + "\"z\":0}", "{\"type\":" + new string('9', 100_000) + "}"));

    private HostileRequest DeepJson()
    {
        var depth = random.Next(60, 200_000);
        return Post(random.Next(2) == 0 ? new string('[', depth) + new string(']', depth) : string.Concat(Enumerable.Repeat("{\"a\":", depth / 4)) + "1" + new string('}', depth / 4));
    }

    private HostileRequest WrongEncoding()
    {
        var text = Activity("text", "\"小泉 \\\\ when did ä\"");
        var body = random.Next(4) switch { 0 => Encoding.Unicode.GetBytes(text), 1 => Encoding.UTF32.GetBytes(text), 2 => Encoding.Latin1.GetBytes(text), _ => [.. Encoding.UTF8.GetBytes(text)[..^3], 0xc0, 0xaf, 0xff] };
        return new(nameof(WrongEncoding), [Encoding.Latin1.GetBytes(Head("POST", "/api/messages", Json, body.Length)), body]);
    }

    private HostileRequest WrongType() => Request("POST", Pick("/api/messages", ActivitiesPath), Authorized(), Activity("text", "\"x\""), Pick("text/plain", "application/xml", "application/json; charset=utf-16", "application/json;;;=", "multipart/form-data; boundary=x", "*/*", "", new string('a', 5_000), "application/jsonx", "application/json, text/html"));

    private HostileRequest OddActivity()
    {
        var activity = Activity(Pick(Properties), Pick(OddValues) ?? "null");
        return Request("POST", "/api/messages", body: activity);
    }

    private HostileRequest OddActivityOfDirectLine() => Request("POST", ActivitiesPath, Authorized(), $"{{\"type\":\"{Pick(Types)}\",\"text\":\"help\",\"from\":{{\"id\":\"r_me\"}},\"{Pick(Properties)}\":{Pick(OddValues) ?? "null"}}}");

    private HostileRequest HostileTextMessage()
    {
        var text = HostileShapes.All[random.Next(HostileShapes.All.Count)].Of(random.Next(3) == 0 ? 32_100 : random.Next(1, 31_000));
        return Post($"{{\"type\":\"message\",\"deliveryMode\":\"expectReplies\",\"serviceUrl\":\"http://localhost:9\",\"conversation\":{{\"id\":\"h{random.Next(20)}\"}},\"channelId\":\"{Pick("emulator", "msteams", "webchat", "x")}\",\"text\":{System.Text.Json.Nodes.JsonValue.Create(text)!.ToJsonString()}}}");
    }

    private HostileRequest BrokenActivity() => Post(BrokenText.Of(Activity("entities", "[{\"type\":\"mention\"}]"), random));

    private HostileRequest BadToken() => Request(Pick("GET", "POST"), Pick("/v3/directline/conversations", ActivitiesPath, "/v3/directline/tokens/generate", "/v3/directline/tokens/refresh", "/v3/directline/session/getsessionid"), "Authorization: " + Pick(
        "Bearer", "Bearer ", "bearer x", "Basic dTpw", "Bearer " + new string('a', 9_000), "Bearer " + token + "x", "Bearer " + token[..^1], "Bearer a.b.c", "Bearer eyJhbGciOiJub25lIn0.e30.", "Bearer .", "Bearer " + Convert.ToBase64String(Encoding.Latin1.GetBytes(Noise(200))), "\u00ff\u00fe", "Bearer " + token + ", Bearer " + token));

    private HostileRequest OddQuery() => Request("GET", $"{Pick(ActivitiesPath, $"/v3/directline/conversations/{conversation}")}?{Pick("watermark=-1", "watermark=99999999999999999999", "watermark=%00", "watermark=a&watermark=b", "watermark=" + new string('9', 5_000), "watermark=1e3", "watermark=%F0%9F%98%80", "watermark", "&&&&", "watermark=٣")}", Authorized());

    private HostileRequest Upload() => Request("POST", $"/v3/directline/conversations/{conversation}/upload?userId=%00", Authorized(), $"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../x\"\r\n\r\n{Noise(500)}\r\n--x", "multipart/form-data; boundary=" + Pick("x", "", new string('x', 500)));

    private HostileRequest BrokenHandshake() => HostileRequest.Of(nameof(BrokenHandshake), $"GET {Pick(streamPath, streamPath + "x", streamPath.Split("&t=")[0], "/api/messages", "/v3/directline/conversations/none/stream?t=x")} HTTP/1.1\r\nHost: localhost\r\n" + Pick(
        "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n", "Connection: close\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x\r\n\r\n", "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 99\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
        "Connection: Upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n", "Connection: close\r\n\r\n", "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: https://evil.example\r\n\r\n"));

    private HostileRequest BrokenFrames()
    {
        byte[][] frames =
        [
            [0x83, 0x80, 0, 0, 0, 0], [0x81, 0x01, 0x41], [0xf1, 0x80, 0, 0, 0, 0], [0x89, 0xfe, 0xff, 0xff, 0, 0, 0, 0], [0x88, 0x81, 0, 0, 0, 0, 0x03], [0x80, 0x80, 0, 0, 0, 0], [0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0],
            [0x81, 0x82, 0, 0, 0, 0, 0xc0, 0xaf], [0x09, 0x80, 0, 0, 0, 0], [0x81], [.. Enumerable.Repeat((byte[])[0x89, 0x80, 0, 0, 0, 0], 500).SelectMany(frame => frame)], [0x82, 0xfe, 0xff, 0xff, 0, 0, 0, 0, .. new byte[65_535]],
        ];
        var handshake = $"GET {streamPath} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        return new(nameof(BrokenFrames), [Encoding.Latin1.GetBytes(handshake), frames[random.Next(frames.Length)], frames[random.Next(frames.Length)]], TimeSpan.FromMilliseconds(20)) { IsOpen = true };
    }

    private HostileRequest Slow()
    {
        var request = Encoding.Latin1.GetBytes(Head("POST", "/api/messages", Json, 2) + "{}");
        return new(nameof(Slow), [.. request.Chunk(request.Length / 20)], TimeSpan.FromMilliseconds(10));
    }

    private HostileRequest Pipelined() => HostileRequest.Of(nameof(Pipelined), string.Concat(Enumerable.Repeat("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n", random.Next(2, 60))) + Pick("", "GET", "rubbish\r\n\r\n"));

    private HostileRequest Reset() => Post(Activity("text", "\"When did Koizumi go to Pyongyang?\"")) with { Kind = nameof(Reset), Resets = true };

    private HostileRequest ForeignServiceUrl() => Post($"{{\"type\":\"message\",\"text\":\"help\",\"conversation\":{{\"id\":\"s\"}},\"serviceUrl\":\"{Pick("http://169.254.169.254/latest/meta-data", "https://evil.example", "file:///etc/passwd", "javascript:alert(1)", "http://localhost@evil.example/", "//evil.example", "http://[::ffff:10.0.0.1]/", "http://0x7f000001.evil.example/", "\\u0000", "ftp://localhost", "http://" + new string('a', 3_000), "urn:botframework:websocket:x")}\"}}");

    private HostileRequest ManyEntries() => Post(Activity(Pick("entities", "attachments", "membersAdded"), "[" + string.Join(',', Enumerable.Repeat("{\"id\":\"x\",\"type\":\"mention\",\"text\":\"<at>x</at>\"}", random.Next(101, 18_000))) + "]"));

    private string ActivitiesPath => $"/v3/directline/conversations/{conversation}/activities";

    private string Authorized() => "Authorization: Bearer " + token;

    private string Activity(string property, string value) =>
        $"{{\"type\":\"{Pick(Types)}\",\"id\":\"o{random.Next()}\",\"deliveryMode\":\"expectReplies\",\"channelId\":\"{Pick("emulator", "msteams", "x")}\",\"serviceUrl\":\"http://localhost:9\",\"conversation\":{{\"id\":\"o{random.Next(50)}\"}},\"from\":{{\"id\":\"u\"}},\"recipient\":{{\"id\":\"b\"}},\"{property}\":{value}}}";

    private HostileRequest Post(string body, [System.Runtime.CompilerServices.CallerMemberName] string kind = "") => Request("POST", "/api/messages", body: body, kind: kind);

    private static HostileRequest Request(string method, string path, string headers = "", string? body = null, string contentType = Json, [System.Runtime.CompilerServices.CallerMemberName] string kind = "")
    {
        var bytes = Encoding.UTF8.GetBytes(body ?? "");
        return new(kind, [Encoding.Latin1.GetBytes(Head(method, path, contentType, body is null ? null : bytes.Length, headers)), bytes]);
    }

    private static string Head(string method, string path, string contentType, int? length, string headers = "") =>
        $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{(headers.Length > 0 ? headers + "\r\n" : "")}{(length is null ? "" : string.Create(CultureInfo.InvariantCulture, $"Content-Type: {contentType}\r\nContent-Length: {length}\r\n"))}\r\n";

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];

    private string Noise(int length) => new([.. Enumerable.Range(0, length).Select(_ => (char)random.Next(256))]);
}
