using Waymark.Policies.Chapters;

namespace Waymark.Policies.Layers;

/// <summary>
/// Holds that a rule put in the place of another is not looser. What is absolute, what is required of a decision and who must agree
/// to it are never loosened; a school's own layer loosens nothing at all.
/// </summary>
internal sealed class Looser(FindingList findings)
{
    private static readonly string[] KeptRows = ["required", "agreed by"];
    private static readonly string[] SaidOfRow = ["option", "options", "role", "when"];

    /// <param name="isOwnLayer">Whether the edition that is read is a school's own layer.</param>
    public void Check(IEnumerable<Replacement> replacements, bool isOwnLayer)
    {
        foreach (var one in replacements)
        {
            if (one.Below.Kind is "duty" or "follow-up")
                CheckDuty(one, isOwnLayer && one.IsTop);
            else if (one.Below.Kind == "decision")
                CheckDecision(one);
            else if (one.Below.Kind == "switch")
                CheckSwitch(one);
        }
    }

    private void CheckDuty(Replacement one, bool isOwnLayer)
    {
        var before = Strength(one.Below);
        if (before != Policies.Strength.Absolute && !isOwnLayer)
            return;
        if (one.Above is not { } above)
        {
            Error(
                one,
                $"is `{Word(one.Below)}`, and is withdrawn",
                "replace it with a rule that is no weaker"
            );
            return;
        }
        if (Strength(above) < before)
            Error(
                one,
                $"is `{Word(one.Below)}`, and `{Word(above)}` is weaker",
                $"write `strength: {Word(one.Below)}`"
            );
        var missing = one.Below.AllWords("clauses").Except(above.AllWords("clauses")).ToList();
        if (missing.Count > 0)
            Error(
                one,
                $"rests on {Conditions.Words.Ticked(missing)} too",
                "cite these clauses beside those of this edition"
            );
        if (IsLater(Limit(one.Below), Limit(above)))
            Error(
                one,
                $"is due within `{one.Below.MaybeWords("within")}`, and this is later or never",
                $"write `within: {one.Below.MaybeWords("within")}` or less"
            );
        if (one.Below.Has("switch") != above.Has("switch") && above.Has("switch"))
            Error(
                one,
                "hangs on no switch, and this does",
                "give what hangs on the switch an id of its own"
            );
    }

    private void CheckDecision(Replacement one)
    {
        foreach (var key in KeptRows)
        {
            var rows = one.Below.Find(key) is WrittenList list ? list.Items : [];
            var kept = one.Above?.Find(key) is WrittenList above ? above.Items : [];
            var lost = rows.Where(row => !kept.Any(other => IsSame(row, other))).ToList();
            if (lost.Count > 0)
                Error(
                    one,
                    $"has {lost.Count} of its `{key}` rows left out or changed",
                    $"copy each row of its `{key}`; more may be added"
                );
        }
    }

    private void CheckSwitch(Replacement one)
    {
        if (one.Below.MaybeWords("state") == "on" && one.Above?.MaybeWords("state") != "on")
            Error(one, "is on, and this turns it off", "leave it on");
    }

    private void Error(Replacement one, string what, string help) =>
        findings.Error(
            one.Said.Place,
            $"looser than the edition below: `{one.Said.Text}` {what}",
            help
        );

    /// <summary>Whether two rows say the same: the option and its condition. Words may differ.</summary>
    private static bool IsSame(Written row, Written other) =>
        row is WrittenMap one
        && other is WrittenMap two
        && SaidOfRow.All(key => Same.Are(one.Find(key)?.Value, two.Find(key)?.Value));

    private static string Word(Block block) => block.MaybeWords("strength") ?? "";

    private static Strength Strength(Block block) =>
        Vocables.Strengths.GetValueOrDefault(Word(block), Policies.Strength.Must);

    private static Clock? Limit(Block block) =>
        block.MaybeWords("within") is { } within ? DutyReader.TimeLimitOf(within) : null;

    /// <summary>
    /// Whether a limit can give more time than another did. One working day can be many days, over a weekend or holidays; and one
    /// school day can be many working days.
    /// </summary>
    private static bool IsLater(Clock? before, Clock? after)
    {
        if (before is null)
            return false;
        if (after is null)
            return true;
        return DaysLeftOut(after) > DaysLeftOut(before) || after.AtLeast > before.AtLeast;
    }

    private static int DaysLeftOut(Clock clock) =>
        clock.Unit switch
        {
            ClockUnit.SchoolDays => 2,
            ClockUnit.WorkingDays => 1,
            _ => 0,
        };
}
