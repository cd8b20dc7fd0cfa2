using System.Reflection;
using Waymark.Tests.Architecture;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Waymark.Tests.Mutation.Session))]
[assembly: Waymark.Tests.Mutation.Afresh]

namespace Waymark.Tests.Mutation;

/// <summary>One run of some tests. Stryker asks one process for thousands, each with another mutant.</summary>
public sealed class Session
{
    public Session() => AfreshAttribute.Forget();
}

/// <summary>
/// What a test class keeps in static fields, such as a policy that it has read, is made again before its first test in a session.
/// Kept, it would come from the mutant before, and a mutant of the reader would never be met or would be blamed on the next.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class AfreshAttribute : BeforeAfterTestAttribute
{
    private static readonly HashSet<Type> s_made = [];
    private static readonly Dictionary<Type, IReadOnlyList<Type>> s_needed = [];
    private static readonly IReadOnlyList<string> s_texts =
    [
        .. Repository.Files("tests/Waymark.Tests/Policies", ".cs").Select(File.ReadAllText),
    ];
    private static readonly Type[] s_keepers =
    [
        .. typeof(AfreshAttribute)
            .Assembly.GetTypes()
            .Where(type => type.TypeInitializer is not null && !type.IsNested)
            .Where(type =>
                type.Namespace!.StartsWith("Waymark.Tests.Policies", StringComparison.Ordinal)
            ),
    ];

    internal static void Forget()
    {
        lock (s_made)
            s_made.Clear();
    }

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        lock (s_made)
            Make(methodUnderTest.DeclaringType!);
    }

    private static void Make(Type type)
    {
        if (!s_made.Add(type))
            return;
        if (!s_needed.TryGetValue(type, out var needed))
            s_needed[type] = needed = Needed(type);
        foreach (var other in needed)
            Make(other);
        if (s_keepers.Contains(type))
            Initialise(type.TypeInitializer!);
    }

    /// <summary>Runs it again: Invoke would run it only once.</summary>
    private static unsafe void Initialise(ConstructorInfo initializer) =>
        ((delegate* <void>)initializer.MethodHandle.GetFunctionPointer())();

    /// <summary>The keepers that the source of a type names.</summary>
    private static List<Type> Needed(Type type)
    {
        var text = string.Concat(
            s_texts.Where(text => text.Contains($"class {type.Name}", StringComparison.Ordinal))
        );
        return s_keepers
            .Where(keeper =>
                keeper != type && text.Contains($"{keeper.Name}.", StringComparison.Ordinal)
            )
            .ToList();
    }
}
