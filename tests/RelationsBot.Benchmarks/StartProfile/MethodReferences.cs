using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace RelationsBot.Benchmarks.StartProfile;

/// <summary>Names methods and types of other assemblies, those included that are not public.</summary>
internal sealed class MethodReferences(MetadataBuilder metadata)
{
    private readonly Dictionary<string, AssemblyReferenceHandle> assemblies = [];
    private readonly Dictionary<Type, EntityHandle> types = [];

    /// <summary>Whether a method is of the kind that is named here.</summary>
    public static bool CanName(MethodBase method)
    {
        var definition = Definition(method);
        return definition.GetParameters().Select(parameter => parameter.ParameterType).Append(Result(definition)).SelectMany(Parts)
            .All(type => !type.IsFunctionPointer && (!type.IsArray || type.IsSZArray));
    }

    /// <summary>The types that make a generic method or type this one.</summary>
    public static IEnumerable<Type> Instantiation(MethodBase method) =>
        (method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : []).Concat(method.IsGenericMethod ? method.GetGenericArguments() : []);

    /// <summary>A type without what it is an array of or a reference to, and those that make it, and so on.</summary>
    public static IEnumerable<Type> Named(Type type) => type.HasElementType ? Named(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Named).Prepend(type)
        : [type];

    /// <summary>The assembly that has a type.</summary>
    public static string NameOf(Type type) => type.Assembly.GetName().Name!;

    /// <summary>Names a method.</summary>
    public EntityHandle Of(MethodBase method)
    {
        var reference = metadata.AddMemberReference(Of(method.DeclaringType!), metadata.GetOrAddString(method.Name), Signature(Definition(method)));
        if (!method.IsGenericMethod)
            return reference;
        var made = new BlobBuilder();
        var types = method.GetGenericArguments();
        var arguments = new BlobEncoder(made).MethodSpecificationSignature(types.Length);
        foreach (var type in types)
            Write(arguments.AddArgument(), type);
        return metadata.AddMethodSpecification(reference, metadata.GetOrAddBlob(made));
    }

    private static MethodBase Definition(MethodBase method) =>
        method.DeclaringType!.IsGenericType || method.IsGenericMethod ? method.Module.ResolveMethod(method.MetadataToken)! : method;

    private static Type Result(MethodBase method) => (method as MethodInfo)?.ReturnType ?? typeof(void);

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType ? Parts(type.GetElementType()!).Prepend(type)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type)
        : [type];

    private BlobHandle Signature(MethodBase definition)
    {
        var signature = new BlobBuilder();
        var parameters = definition.GetParameters();
        new BlobEncoder(signature).MethodSignature(genericParameterCount: definition.IsGenericMethod ? definition.GetGenericArguments().Length : 0, isInstanceMethod: !definition.IsStatic)
            .Parameters(parameters.Length, out var result, out var list);
        if (definition is MethodInfo { ReturnParameter: { } returned })
            Modify(result.CustomModifiers(), returned);
        if (Result(definition) is var type && type == typeof(void))
            result.Void();
        else
            Write(result.Type(type.IsByRef), type.IsByRef ? type.GetElementType()! : type);
        foreach (var parameter in parameters)
        {
            var next = list.AddParameter();
            Modify(next.CustomModifiers(), parameter);
            Write(next.Type(parameter.ParameterType.IsByRef), parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType);
        }

        return metadata.GetOrAddBlob(signature);
    }

    private void Modify(CustomModifiersEncoder encoder, ParameterInfo parameter)
    {
        foreach (var type in parameter.GetRequiredCustomModifiers())
            encoder = encoder.AddModifier(Of(type), isOptional: false);
        foreach (var type in parameter.GetOptionalCustomModifiers())
            encoder = encoder.AddModifier(Of(type), isOptional: true);
    }

    private EntityHandle Of(Type type)
    {
        if (types.TryGetValue(type, out var known))
            return known;
        if (type.HasElementType || (type.IsGenericType && !type.IsGenericTypeDefinition))
        {
            var made = new BlobBuilder();
            Write(new SignatureTypeEncoder(made), type);
            return types[type] = metadata.AddTypeSpecification(metadata.GetOrAddBlob(made));
        }

        return types[type] = type.DeclaringType is { } outer
            ? metadata.AddTypeReference(Of(outer), default, metadata.GetOrAddString(type.Name))
            : metadata.AddTypeReference(Of(type.Assembly), type.Namespace is { } space ? metadata.GetOrAddString(space) : default, metadata.GetOrAddString(type.Name));
    }

    private AssemblyReferenceHandle Of(Assembly assembly)
    {
        var name = assembly.GetName();
        if (!assemblies.TryGetValue(name.Name!, out var handle))
        {
            var key = name.GetPublicKeyToken() is { Length: > 0 } token ? metadata.GetOrAddBlob(token) : default;
            assemblies[name.Name!] = handle = metadata.AddAssemblyReference(metadata.GetOrAddString(name.Name!), name.Version!, default, key, default, default);
        }

        return handle;
    }

    private void Write(SignatureTypeEncoder encoder, Type type)
    {
        if (type.IsSZArray)
            Write(encoder.SZArray(), type.GetElementType()!);
        else if (type.IsPointer && type.GetElementType() == typeof(void))
            encoder.VoidPointer();
        else if (type.IsPointer)
            Write(encoder.Pointer(), type.GetElementType()!);
        else if (type.IsGenericMethodParameter)
            encoder.GenericMethodTypeParameter(type.GenericParameterPosition);
        else if (type.IsGenericTypeParameter)
            encoder.GenericTypeParameter(type.GenericParameterPosition);
        else if (type.IsGenericType)
        {
            var types = type.GetGenericArguments();
            var arguments = encoder.GenericInstantiation(Of(type.GetGenericTypeDefinition()), types.Length, type.IsValueType);
            foreach (var argument in types)
                Write(arguments.AddArgument(), argument);
        }
        else if (Primitive(type) is { } primitive)
            encoder.PrimitiveType(primitive);
        else
            encoder.Type(Of(type), type.IsValueType);
    }

    private static PrimitiveTypeCode? Primitive(Type type) => type switch
    {
        _ when type == typeof(object) => PrimitiveTypeCode.Object,
        _ when type == typeof(string) => PrimitiveTypeCode.String,
        _ when type == typeof(nint) => PrimitiveTypeCode.IntPtr,
        _ when type == typeof(nuint) => PrimitiveTypeCode.UIntPtr,
        _ when type == typeof(TypedReference) => PrimitiveTypeCode.TypedReference,
        { IsPrimitive: true } => Enum.Parse<PrimitiveTypeCode>(type.Name),
        _ => null,
    };
}
