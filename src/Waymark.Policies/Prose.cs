namespace Waymark.Policies;

/// <summary>A heading of a chapter with the prose below it, blocks left out.</summary>
/// <param name="Level">1 for the chapter's own heading, 2 for a part of it, 3 for a clause.</param>
/// <param name="Clause">The id of the clause that the heading names; null where it names none.</param>
/// <param name="Text">Markdown; empty where only blocks or headings follow.</param>
public sealed record Passage(Step Step, int Level, string Heading, string? Clause, string Text);

/// <summary>Why clauses need no rule.</summary>
public sealed record NoRule(IReadOnlyList<string> Clauses, string Because);

/// <summary>Facts that are asked until they are answered, and the clauses that ask them.</summary>
public sealed record QuestionRule(IReadOnlyList<string> Clauses, IReadOnlyList<string> Facts);

/// <summary>Somewhere outside the school where a child or a parent finds help.</summary>
/// <param name="Says">What help is to be had there, in a sentence or two.</param>
/// <param name="Address">The address of a page, with https; null where there is none.</param>
/// <param name="Phone">A telephone number; null where there is none.</param>
/// <param name="Standing">How far the address and the number were checked.</param>
/// <param name="Checked">The day on which they were last checked; null: never.</param>
public sealed record HelpRule(
    string Id,
    string Name,
    string Says,
    string? Address,
    string? Phone,
    Standing Standing,
    DateOnly? Checked,
    Place Place
);

/// <summary>What an edition says to people and the rules do not need: what is published is made from it.</summary>
/// <param name="Passages">The chapters in order, the part for parents left out.</param>
/// <param name="ForParents">The part for parents; empty where the edition has none.</param>
public sealed record Prose(
    IReadOnlyList<Passage> Passages,
    IReadOnlyList<Passage> ForParents,
    IReadOnlyList<NoRule> NoRules,
    IReadOnlyList<QuestionRule> Questions,
    IReadOnlyList<HelpRule> Help
);
