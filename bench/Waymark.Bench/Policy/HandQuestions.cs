using Waymark.Policies;

namespace Waymark.Bench.Policy;

/// <summary>A question that model-2019 asks in every case, by hand: the fact, and whether it has an answer.</summary>
internal sealed record HandQuestion(
    string Fact,
    Scope Scope,
    Func<PlainCase, int, bool> IsAnswered
);

/// <summary>Every question that keeps a case open, in the order of the chapters.</summary>
internal static class HandQuestions
{
    public static HandQuestion[] All { get; } =
    [
        new("disclosure.role", Scope.Case, static (c, _) => c.DisclosureRoleKnown),
        new("image.exists", Scope.Case, static (c, _) => c.Exists != 0),
        new("image.assessment", Scope.Case, static (c, _) => c.Assessment != 0),
        new("image.assessment-basis", Scope.Case, static (c, _) => c.AssessmentBasis != 0),
        new("policy.followed", Scope.Case, static (c, _) => c.PolicyFollowed != 0),
        new("cp-member.present", Scope.Case, static (c, _) => c.MemberPresent != 0),
        new("cp-member.advice", Scope.Case, static (c, _) => c.MemberAdvice != 0),
        new("sharing.extent", Scope.Case, static (c, _) => c.Extent != 0),
        new("device.holder", Scope.Device, static (c, i) => c.Devices[i].Holder != 0),
        new("device.owner", Scope.Device, static (c, i) => c.Devices[i].Owner != 0),
        new("support.needed-now", Scope.Case, static (c, _) => c.SupportNeededNow != 0),
        new("risk.immediate", Scope.Case, static (c, _) => c.Immediate != 0),
        new("person.roles", Scope.Person, static (c, i) => c.People[i].Roles != 0),
        new("place.kind", Scope.Place, static (c, i) => c.Places[i].Kind != 0),
    ];
}
