using System.Text.RegularExpressions;
using Waymark.Cases;
using Waymark.Policies;

namespace Waymark.Web.Pages.Report;

/// <summary>What somebody does in the first minutes and never does, as the policy says it of their role.</summary>
/// <param name="WithChild">How to be with the child: the help that stands with a duty which also says what never to do.</param>
/// <param name="Do">The duties themselves.</param>
internal sealed partial record FirstMinutes(
    IReadOnlyList<string> WithChild,
    IReadOnlyList<string> Do,
    IReadOnlyList<string> Never,
    IReadOnlyList<string> Clauses
)
{
    /// <summary>For any adult whom a child tells, whatever else they are here.</summary>
    public static FirstMinutes ForWhoeverIsTold(Policy policy, DateOnly day) =>
        Of(policy, day, [Roles.FirstRecipient, Roles.Staff]);

    /// <summary>For the role's own part in the work, such as closing a place on the network.</summary>
    public static FirstMinutes ForRole(Policy policy, DateOnly day, string role) =>
        Of(policy, day, [role]);

    private static FirstMinutes Of(Policy policy, DateOnly day, IReadOnlyList<string> roles)
    {
        var duties = policy
            .DutiesInForce(day)
            .Where(duty => roles.Contains(duty.By) && duty.After is null)
            .OrderBy(duty => roles.ToList().IndexOf(duty.By))
            .ToList();
        return new(
            [
                .. duties
                    .Where(duty => duty.Never.Count > 0)
                    .SelectMany(duty => Sentences(duty.Hint ?? ""))
                    .Distinct(),
            ],
            [.. duties.Select(duty => duty.Do).Distinct()],
            [.. duties.SelectMany(duty => duty.Never).Distinct()],
            [.. duties.SelectMany(duty => duty.Clauses).Distinct()]
        );
    }

    private static IEnumerable<string> Sentences(string text) =>
        SentenceEnd().Split(text).Where(sentence => sentence.Length > 0);

    [GeneratedRegex(@"(?<=[.!?])\s+")]
    private static partial Regex SentenceEnd();
}
