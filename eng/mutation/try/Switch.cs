using System.Reflection;
using System.Runtime.CompilerServices;
using Waymark.Policies;

namespace Waymark.Tests.Mutation;

/// <summary>The switch that Stryker built into the assembly: which of its mutants is on, and which were met.</summary>
internal static class Switch
{
    public const int None = -1;

    private static readonly Assembly s_assembly = typeof(Policy).Assembly;
    private static readonly Type s_control =
        s_assembly.GetTypes().SingleOrDefault(type => type.Name == "MutantControl")
        ?? throw new InvalidOperationException(
            "Waymark.Policies.dll holds no mutants: eng/mutants puts the mutated one there."
        );

    private static readonly FieldInfo s_active = s_control.GetField("ActiveMutant")!;
    private static readonly FieldInfo s_capture = s_control.GetField("CaptureCoverage")!;
    private static readonly MethodInfo s_met = s_control.GetMethod("GetCoverageData")!;

    /// <summary>Turns one on, and says which was.</summary>
    public static int Turn(int mutant)
    {
        var was = (int)s_active.GetValue(null)!;
        s_active.SetValue(null, mutant);
        return was;
    }

    /// <summary>What an act meets, with no mutant on.</summary>
    public static int[] Met(Action act)
    {
        Take();
        s_capture.SetValue(null, true);
        try
        {
            act();
        }
        finally
        {
            s_capture.SetValue(null, false);
        }
        return Take();
    }

    /// <summary>Everything that the assembly keeps for ever, made now.</summary>
    public static void MakeStatics()
    {
        foreach (var type in s_assembly.GetTypes())
            if (type.TypeInitializer is not null && !type.ContainsGenericParameters)
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
    }

    private static int[] Take()
    {
        var lists = (System.Collections.IEnumerable)s_met.Invoke(null, null)!;
        return [.. lists.Cast<IEnumerable<int>>().SelectMany(list => list).Distinct()];
    }
}
