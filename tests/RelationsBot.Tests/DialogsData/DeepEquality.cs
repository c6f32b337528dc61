using System.Collections;
using System.Reflection;

namespace RelationsBot.Tests.DialogsData;

/// <summary>Whether two things hold the same, field by field, whatever their types say of equality.</summary>
internal static class DeepEquality
{
    /// <summary>Fails at the first difference and names where it is. Lists, tables and sets count by what they hold, in its order.</summary>
    public static void Assert(object? expected, object? actual, string path)
    {
        if (ReferenceEquals(expected, actual))
            return;
        if (expected is null || actual is null)
            Xunit.Assert.Fail($"{path}: {expected ?? "null"} became {actual ?? "null"}");
        if (expected is string or decimal || expected.GetType().IsPrimitive || expected.GetType().IsEnum)
        {
            Xunit.Assert.True(expected.Equals(actual), $"{path}: {expected} became {actual}");
            return;
        }

        if (expected is IEnumerable all)
        {
            var (left, right) = (InOrder(all), InOrder((IEnumerable)actual));
            Xunit.Assert.True(left.Count == right.Count, $"{path}: {left.Count} became {right.Count}");
            for (var i = 0; i < left.Count; i++)
                Assert(left[i], right[i], $"{path}[{i}]");
            return;
        }

        Xunit.Assert.True(expected.GetType() == actual.GetType(), $"{path}: {expected.GetType()} became {actual.GetType()}");
        for (var type = expected.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                Assert(field.GetValue(expected), field.GetValue(actual), $"{path}.{field.Name}");
        }
    }

    // Frozen tables stand in an order of their own making.
    private static List<object?> InOrder(IEnumerable items) => items.GetType().Namespace == "System.Collections.Frozen"
        ? [.. items.Cast<object?>().OrderBy(item => item?.ToString(), StringComparer.Ordinal)]
        : [.. items.Cast<object?>()];
}
