using Waymark.Policies;
using static Waymark.Bench.Policy.Terms;

namespace Waymark.Bench.Policy;

/// <summary>What the delegates answer, in the product's own shapes: every duty in its order, every act with its grounds, every decision.</summary>
internal sealed record HandAnswer(
    Class Class,
    DutyOutlook[] Duties,
    Permission[] Permissions,
    string?[] Required,
    string?[] Presumed
);

/// <summary>The conditions of model-2019 as compiled delegates over plain typed facts: what a policy costs when it is not data.</summary>
/// <param name="policy">For the words, owners, strengths and clocks that are answered with; every condition is by hand.</param>
internal sealed class HandWritten(Policies.Policy policy)
{
    public static string[] Decisions { get; } = ["police", "ceop", "social-care"];

    private readonly HandOutlooks _outlooks = new(policy);
    private readonly HandPermissions _permissions = new(policy);

    public HandAnswer Evaluate(PlainCase c)
    {
        var duties = _outlooks.Of(c);
        return new HandAnswer(
            ClassOf(c),
            duties,
            _permissions.Of(c, _outlooks, duties),
            Required(c),
            Presumed(c)
        );
    }

    /// <summary>How many of the scope there are; one for the case.</summary>
    public static int Count(PlainCase c, Scope scope) =>
        scope switch
        {
            Scope.Person => c.People.Length,
            Scope.Device => c.Devices.Length,
            Scope.Place => c.Places.Length,
            _ => 1,
        };

    public static string? Name(PlainCase c, Scope scope, int index) =>
        scope switch
        {
            Scope.Person => c.People[index].Name,
            Scope.Device => c.Devices[index].Name,
            Scope.Place => c.Places[index].Name,
            _ => null,
        };

    public static string?[] Required(PlainCase c) =>
        [AdultSign(c) == Truth.Yes ? "made" : null, null, null];

    public static string?[] Presumed(PlainCase c) =>
        [
            ClassOf(c) == Class.Experimental ? null : "made",
            IsSuspected(c.Abuse) == Truth.Yes ? "made" : null,
            c.Immediate == Suspicion.Yes || c.RiskLevel == Level.High ? "made" : null,
        ];
}
