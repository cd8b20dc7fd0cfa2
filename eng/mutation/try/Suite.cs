using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Waymark.Tests.Mutation;

/// <summary>One row of one test.</summary>
internal sealed record Trial(MethodInfo Method, object?[] Arguments, string Name)
{
    public Type Class => Method.ReflectedType!;

    public void MustPass()
    {
        if (Run() is { } fault)
            throw new InvalidOperationException($"{Name} fails with no mutant on.", fault);
    }

    /// <summary>What was wrong, or null where all was well or the test was skipped.</summary>
    public Exception? Run()
    {
        object? test = null;
        try
        {
            test = Activator.CreateInstance(Class);
            if (Method.Invoke(test, Arguments) is Task task)
                task.GetAwaiter().GetResult();
            return null;
        }
        // Whatever a test throws is its answer.
        catch (Exception fault)
        {
            var inner = fault is TargetInvocationException { InnerException: { } of } ? of : fault;
            return inner is SkipException ? null : inner;
        }
        finally
        {
            (test as IDisposable)?.Dispose();
        }
    }
}

/// <summary>The tests of this assembly as xunit sees them, in an order that does not change.</summary>
internal static class Suite
{
    public static IReadOnlyList<Trial> Read() =>
        [
            .. typeof(Suite)
                .Assembly.GetTypes()
                .Where(type => type is { IsAbstract: false, IsPublic: true })
                .SelectMany(type => type.GetMethods())
                .Where(method =>
                    method.GetCustomAttribute<FactAttribute>() is { Skip: null, Explicit: false }
                )
                .SelectMany(Rows)
                .OrderBy(trial => trial.Name, StringComparer.Ordinal),
        ];

    private static IEnumerable<Trial> Rows(MethodInfo method)
    {
        var name = $"{method.ReflectedType!.Name}.{method.Name}";
        if (method.GetCustomAttribute<TheoryAttribute>() is null)
            return [new Trial(method, [], name)];
        var sources = method.GetCustomAttributes<DataAttribute>();
        return sources
            .SelectMany(source => Values(source, method))
            .Select(
                (row, index) =>
                    new Trial(method, method.ResolveMethodArguments(row), $"{name}#{index:000}")
            );
    }

    /// <summary>The rows of a member are read here: outside a run of its own xunit gives none.</summary>
    private static IEnumerable<object?[]> Values(DataAttribute source, MethodInfo method) =>
        source is MemberDataAttribute member
            ? (
                (IEnumerable<ITheoryDataRow>)
                    method.ReflectedType!.GetProperty(member.MemberName)!.GetValue(null)!
            ).Select(row => row.GetData())
            : source
                .GetData(method, new DisposalTracker())
                .AsTask()
                .Result.Select(row => row.GetData());
}
