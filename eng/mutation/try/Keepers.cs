using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Waymark.Tests.Architecture;

namespace Waymark.Tests.Mutation;

/// <summary>
/// What test classes keep in static fields, such as a policy that they have read. Where reading it meets the mutant that is on, it is
/// read again; kept, it would come from no mutant, and a mutant of the reader would never be met. Afterwards the kept one is put back.
/// </summary>
internal sealed class Keepers
{
    private readonly IReadOnlyList<Type> keepers;
    private readonly Dictionary<Type, IReadOnlyList<Type>> needed = [];
    private readonly List<string> texts;

    public Keepers()
    {
        texts =
        [
            .. Repository.Files("tests/Waymark.Tests/Policies", ".cs").Select(File.ReadAllText),
        ];
        keepers =
        [
            .. typeof(Keepers)
                .Assembly.GetTypes()
                .Where(type => type.TypeInitializer is not null && !type.IsNested)
                .Where(type =>
                    type.Namespace?.StartsWith("Waymark.Tests.Policies", StringComparison.Ordinal)
                    == true
                )
                .OrderBy(type => type.FullName, StringComparer.Ordinal),
        ];
    }

    public IReadOnlyList<Type> All => keepers;

    public void MakeAll()
    {
        foreach (var keeper in keepers)
            RuntimeHelpers.RunClassConstructor(keeper.TypeHandle);
    }

    /// <summary>Runs it again: Invoke would run it only once.</summary>
    public static unsafe void Make(Type keeper) =>
        ((delegate* <void>)keeper.TypeInitializer!.MethodHandle.GetFunctionPointer())();

    /// <summary>What a keeper holds now, to be put back.</summary>
    public static Action Keep(Type keeper)
    {
        var held = keeper
            .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => !field.IsLiteral)
            .Select(field => (field, value: field.GetValue(null)))
            .ToList();
        return () =>
        {
            foreach (var (field, value) in held)
                Put(field, value);
        };
    }

    /// <summary>Sets a readonly field again, which reflection refuses and the instruction does not.</summary>
    private static void Put(FieldInfo field, object? value)
    {
        var put = new DynamicMethod(
            "Put",
            null,
            [typeof(object)],
            typeof(Keepers),
            skipVisibility: true
        );
        var code = put.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Unbox_Any, field.FieldType);
        code.Emit(OpCodes.Stsfld, field);
        code.Emit(OpCodes.Ret);
        put.CreateDelegate<Action<object?>>()(value);
    }

    /// <summary>The keepers that a test class leans on, those that others lean on first.</summary>
    public IReadOnlyList<Type> Of(Type type)
    {
        if (needed.TryGetValue(type, out var known))
            return known;
        var all = new List<Type>();
        Add(type, all, []);
        return needed[type] = all;
    }

    private void Add(Type type, List<Type> all, HashSet<Type> seen)
    {
        if (!seen.Add(type))
            return;
        var text = string.Concat(
            texts.Where(text => text.Contains($"class {type.Name}", StringComparison.Ordinal))
        );
        foreach (var keeper in keepers)
            if (text.Contains($"{keeper.Name}.", StringComparison.Ordinal))
                Add(keeper, all, seen);
        if (keepers.Contains(type))
            all.Add(type);
    }
}
