using System.Globalization;
using Waymark.Policies.Conditions;

namespace Waymark.Policies;

/// <summary>Where in the policy's text something stands; lines and columns from 1.</summary>
public sealed record Place(string File, int Line, int Column);

/// <summary>A clause: its id, its heading and words, and the step (chapter) it belongs to.</summary>
public sealed record Clause(string Id, string Heading, string Text, Step Step, Place Place);

/// <summary>A chapter of the policy: its number in the source (0 to 9 and beyond), its title and anchor.</summary>
public sealed record Step(int Number, string Title, string Anchor);

/// <summary>A part that people play, by id, with the title this policy's school uses.</summary>
public sealed record RoleRule(string Id, string Title, IReadOnlyList<string> AlsoCalled);

/// <summary>How the values of a fact are written.</summary>
public enum FactType
{
    /// <summary>yes or no.</summary>
    YesNo,

    /// <summary>One of the fact's options.</summary>
    Choice,

    /// <summary>Any of the fact's options; an empty list is known, and means none.</summary>
    List,

    /// <summary>2026-11-16.</summary>
    Date,

    /// <summary>2026-11-16T10:00, school local time.</summary>
    DateTime,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Written words.</summary>
    Text,
}

/// <summary>An option of a choice or list fact: the word kept and the words shown.</summary>
public sealed record FactOption(string Value, string Words);

/// <summary>A fact of the vocabulary: what is asked, of whom, and which values it can take.</summary>
public sealed record FactRule(
    string Id,
    Scope Scope,
    FactType Type,
    IReadOnlyList<FactOption> Options,
    string Asks,
    string? Hint,
    string? Told,
    IReadOnlyList<string> AskedOf
);

/// <summary>An act of the vocabulary.</summary>
/// <param name="Target">What the act is about: Case where it names nothing.</param>
public sealed record ActRule(string Id, string Title, Scope Target);

/// <summary>Whose a clock is.</summary>
public enum ClockSource
{
    /// <summary>The source policy's own words.</summary>
    Source,

    /// <summary>Later guidance.</summary>
    Guidance,

    /// <summary>Ours: the source gives no time.</summary>
    Ours,
}

/// <summary>The unit a clock counts in.</summary>
public enum ClockUnit
{
    /// <summary>Minutes.</summary>
    Minutes,

    /// <summary>Hours.</summary>
    Hours,

    /// <summary>Days, weekends too.</summary>
    Days,

    /// <summary>Days but Saturdays, Sundays and bank holidays.</summary>
    WorkingDays,

    /// <summary>Days on which the school is open.</summary>
    SchoolDays,
}

/// <summary>A time limit: how much, in what, and whose it is.</summary>
public sealed record Clock(int Amount, ClockUnit Unit, ClockSource Source)
{
    /// <summary>When it runs out, school local time.</summary>
    public DateTime DueAfter(DateTime since, SchoolCalendar calendar) =>
        WorkingTime.Due(since, this, calendar);

    /// <summary>The shortest it can turn out to be: a day is a day, whatever counts as one.</summary>
    internal TimeSpan AtLeast =>
        Unit switch
        {
            ClockUnit.Minutes => TimeSpan.FromMinutes(Amount),
            ClockUnit.Hours => TimeSpan.FromHours(Amount),
            _ => TimeSpan.FromDays(Amount),
        };

    /// <summary>How long it is, as people say it: 2 school days.</summary>
    public string InWords
    {
        get
        {
            var unit = Unit switch
            {
                ClockUnit.Minutes => "minute",
                ClockUnit.Hours => "hour",
                ClockUnit.Days => "day",
                ClockUnit.WorkingDays => "working day",
                _ => "school day",
            };
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{Amount} {unit}{(Amount == 1 ? "" : "s")}"
            );
        }
    }
}

/// <summary>A duty of the policy, as written.</summary>
/// <param name="Id">A kebab-case phrase, unique in the edition; never written in code.</param>
/// <param name="By">The role that owes it, or first-recipient.</param>
/// <param name="Scope">Case, or the kind of entity it arises for each of, or School.</param>
/// <param name="After">For a follow-up: the deed it begins with; else null.</param>
/// <param name="MetBy">The names of the deeds that meet it; empty: met by its own id.</param>
/// <param name="Asks">The facts that meeting it needs.</param>
/// <param name="Notes">The label of the written note that meeting it needs; null where none.</param>
/// <param name="LocationOnly">Whether its owner sees place and task only, never a name.</param>
public sealed record DutyRule(
    string Id,
    IReadOnlyList<string> Clauses,
    string Do,
    string By,
    Strength Strength,
    Scope Scope,
    Step Step,
    Clock? Clock,
    string? After,
    IReadOnlyList<string> MetBy,
    IReadOnlyList<string> Asks,
    string? Notes,
    string? Hint,
    IReadOnlyList<string> Never,
    bool LocationOnly,
    Place Place
)
{
    /// <summary>The id of the switch that it hangs on; null where it hangs on none.</summary>
    public string? Switch { get; init; }

    /// <summary>The act that it is a duty to do; null where it names none.</summary>
    public string? Act { get; init; }

    /// <summary>Whether it can be left undone with a written reason.</summary>
    public bool CanBeSetAside => Strength is Strength.Must or Strength.Decide;

    /// <summary>Whether the duty page is where it is met: nothing else does.</summary>
    public bool IsMetOnItsPage => MetBy.Count == 0 || MetBy.Contains(Id);
}

/// <summary>A decision of the policy, as written.</summary>
/// <param name="Fact">The fact it sets; its values are the options. Null where it sets none.</param>
public sealed record DecisionRule(
    string Id,
    IReadOnlyList<string> Clauses,
    string Title,
    string? Fact,
    IReadOnlyList<FactOption> Options,
    IReadOnlyList<string> Prompts,
    Step Step,
    Place Place
);

/// <summary>A row that requires or presumes an option.</summary>
public sealed record DecisionRow(
    bool Requires,
    string Option,
    IReadOnlyList<string> Clauses,
    string Say
);

/// <summary>Who else must agree when one of these options is chosen.</summary>
public sealed record Agreement(
    string Role,
    IReadOnlyList<string> Options,
    IReadOnlyList<string> Clauses,
    string Say
);

/// <summary>A letter of the policy, as written.</summary>
public sealed record LetterRule(
    string Id,
    IReadOnlyList<string> Clauses,
    string Title,
    Scope Scope,
    Place Place
);

/// <summary>A reading of an ambiguity in the source: a choice made visible.</summary>
public sealed record Reading(
    string Id,
    IReadOnlyList<string> Clauses,
    string Problem,
    string Choice,
    Place Place
);

/// <summary>What an edition says of itself. Dates are as written, to the day or the month.</summary>
public sealed record Edition(
    string Id,
    string Title,
    string Policy,
    string? BuildsOn,
    string? Author,
    string? ApprovedBy,
    string? Ratified,
    IReadOnlyList<string> PublishedAt,
    string? Reviewed,
    string? ReviewDue,
    IReadOnlyList<string> Audience,
    string? Statutory,
    string? Banner
)
{
    /// <summary>Whether it is a school's own layer: then it loosens nothing of the edition that it builds on, whatever the strength.</summary>
    public bool IsSchoolLayer { get; init; }
}
