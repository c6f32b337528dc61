using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace RelationsBot.Benchmarks.StartProfile;

/// <summary>
/// Writes which methods are to be compiled ahead, as the compiler takes it (<c>--mibc</c>): an assembly that is never run. Its method <c>AssemblyDictionary</c>
/// names groups of assemblies and for each a method, whose instructions name the methods that need those assemblies.
/// </summary>
internal sealed class ProfileFile
{
    private const int MaxStack = 8;

    private readonly MetadataBuilder metadata = new();
    private readonly BlobBuilder code = new();
    private readonly MethodBodyStreamEncoder bodies;
    private readonly MethodReferences references;

    private ProfileFile() => (bodies, references) = (new(code), new(metadata));

    /// <summary>The file's bytes; the same methods give the same.</summary>
    public static byte[] Of(IEnumerable<MethodBase> methods) => new ProfileFile().Write(methods);

    private byte[] Write(IEnumerable<MethodBase> methods)
    {
        var dictionary = new InstructionEncoder(new BlobBuilder());
        foreach (var group in methods.Where(MethodReferences.CanName).Distinct().GroupBy(Assemblies).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var list = new InstructionEncoder(new BlobBuilder());
            foreach (var method in group.OrderBy(method => $"{method.DeclaringType}.{method}", StringComparer.Ordinal))
                Name(list, references.Of(method));
            dictionary.LoadString(metadata.GetOrAddUserString(group.Key));
            Name(dictionary, Add("Assemblies_" + group.Key, list));
        }

        Add("AssemblyDictionary", dictionary);
        metadata.AddTypeDefinition(default, default, metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        metadata.AddModule(0, metadata.GetOrAddString("start"), metadata.GetOrAddGuid(Guid.Empty), default, default);
        metadata.AddAssembly(metadata.GetOrAddString("start"), new Version(1, 0), default, default, default, default);
        var file = new BlobBuilder();
        new ManagedPEBuilder(
            new PEHeaderBuilder(imageCharacteristics: Characteristics.Dll | Characteristics.ExecutableImage), new MetadataRootBuilder(metadata), code,
            deterministicIdProvider: _ => new BlobContentId(Guid.Empty, 1)).Serialize(file);
        return file.ToArray();
    }

    private static void Name(InstructionEncoder list, EntityHandle method)
    {
        list.OpCode(ILOpCode.Ldtoken);
        list.Token(method);
        list.OpCode(ILOpCode.Pop);
    }

    private MethodDefinitionHandle Add(string name, InstructionEncoder instructions)
    {
        var signature = new BlobBuilder();
        new BlobEncoder(signature).MethodSignature().Parameters(0, result => result.Void(), _ => { });
        return metadata.AddMethodDefinition(
            MethodAttributes.Public | MethodAttributes.Static, MethodImplAttributes.IL, metadata.GetOrAddString(name), metadata.GetOrAddBlob(signature),
            bodies.AddMethodBody(instructions, MaxStack), default);
    }

    // The one that has the method first.
    private static string Assemblies(MethodBase method)
    {
        var own = MethodReferences.NameOf(method.DeclaringType!);
        var others = MethodReferences.Instantiation(method).SelectMany(MethodReferences.Named).Select(MethodReferences.NameOf).Distinct().Where(name => name != own);
        return string.Concat(others.Order(StringComparer.Ordinal).Prepend(own).Select(name => name + ";"));
    }
}
