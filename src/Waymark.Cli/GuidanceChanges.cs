using Waymark.Policies;

namespace Waymark.Cli;

/// <summary>What an answer changed: duties that came or went, acts that are refused or allowed now, and the class.</summary>
internal static class GuidanceChanges
{
    public static void Print(Guidance before, Guidance after, TextWriter to)
    {
        if (ReferenceEquals(before, after))
            return;
        Say(to, "To do now", Open(after).Except(Open(before)));
        Say(to, "No longer to do", Open(before).Except(Open(after)));
        Say(to, "Refused now", Refused(after).Except(Refused(before)));
        Say(to, "Refused no longer", Refused(before).Except(Refused(after)));
        if (before.Class != after.Class)
            to.WriteLine($"  It looks: {after.Class}");
    }

    private static IEnumerable<string> Open(Guidance guidance) =>
        guidance
            .Duties.Where(duty => duty.State == DutyState.Open)
            .Select(duty => GuidanceInWords.Of(duty.Duty.Do, duty.Entity));

    private static IEnumerable<string> Refused(Guidance guidance) =>
        guidance
            .Permissions.Where(act => act.Verdict != Verdict.Allowed)
            .Select(act => GuidanceInWords.Of(act.Act.Title, act.Target));

    private static void Say(TextWriter to, string what, IEnumerable<string> lines)
    {
        foreach (var line in lines)
            to.WriteLine($"  {what}: {line}");
    }
}
