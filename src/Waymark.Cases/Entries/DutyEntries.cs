using Waymark.Record;

namespace Waymark.Cases.Entries;

/// <summary>duty-met/1: a duty was done, with the note and the facts that it asks for.</summary>
/// <param name="Do">What the duty said then, so that the record reads alone.</param>
public sealed record DutyMet(
    string Duty,
    string? Entity,
    string Do,
    string? Note,
    IReadOnlyList<FactGiven> Facts
) : Happening
{
    public override string Headline => $"Done: {Do}";
    public override string? Detail =>
        string.Join(
            ". ",
            new[] { Note, Facts.Count == 0 ? null : string.Join("; ", Facts) }.OfType<string>()
        );
    public override bool CanBeStruckOut => true;
}

/// <summary>duty-set-aside/1: left undone, with the reason.</summary>
public sealed record DutySetAside(string Duty, string? Entity, string Do, string Reason) : Happening
{
    public override string Headline => $"Left undone, with a reason: {Do}";
    public override string? Detail => Reason;
    public override bool CanBeStruckOut => true;
}

/// <summary>duty-handed-back/1: whoever owes it cannot do it, and says why. It stays open.</summary>
public sealed record DutyHandedBack(string Duty, string? Entity, string Do, string Reason)
    : Happening
{
    public override string Headline => $"Could not be done: {Do}";
    public override string? Detail => Reason;
}

/// <summary>decision-taken/1: what was chosen and why, what the policy required or presumed then, and who must still agree.</summary>
public sealed record DecisionTaken(
    string Decision,
    string Title,
    string Option,
    string OptionWords,
    string Reasons
) : Happening
{
    /// <summary>The fact it sets; null where it sets none.</summary>
    public string? Fact { get; init; }

    /// <summary>Whom people spoke to before, when, and what was said; null where nobody.</summary>
    public string? Advice { get; init; }

    /// <summary>What the policy required and presumed then, as text to compare with.</summary>
    public string Basis { get; init; } = "";

    /// <summary>What the policy required or presumed of it then, in its own sentences; empty where it left it free.</summary>
    public IReadOnlyList<string> PolicySaid { get; init; } = [];

    /// <summary>The roles that must agree before it stands.</summary>
    public IReadOnlyList<string> AgreementOf { get; init; } = [];
    public override string Headline => $"Decided: {Title}";
    public override string? Detail => $"{OptionWords}. {Reasons}";
}

/// <summary>decision-agreed/1: somebody else signed it, in the role that the policy asks for.</summary>
/// <param name="Of">The place of the decision in the school's log.</param>
public sealed record DecisionAgreed(long Of, string Decision, string Role, string? Words)
    : Happening
{
    public override string Headline => "A decision was agreed";
    public override string? Detail => Words;
}

/// <summary>decision-not-agreed/1: it does not stand and must be taken again.</summary>
public sealed record DecisionNotAgreed(long Of, string Decision, string Role, string Reasons)
    : Happening
{
    public override string Headline => "A decision was not agreed";
    public override string? Detail => Reasons;
}

/// <summary>senior-told/1: the senior team was told that there is a case, and what they are asked. Nothing of the child.</summary>
public sealed record SeniorTold(IReadOnlyList<PersonTold> People, string Notice) : Happening
{
    public override string Headline => "The senior team was told";
    public override string? Detail => Notice;
}

/// <summary>Somebody who was told.</summary>
public sealed record PersonTold(PersonId Person, string Name);

/// <summary>senior-told-confirmed/1: "I have been told".</summary>
public sealed record SeniorToldConfirmed(long Of) : Happening
{
    public override string Headline => "A member of the senior team confirmed being told";
}

/// <summary>parents-told/1: who was told, how and by whom.</summary>
public sealed record ParentsTold(string Child, string Who, string How, string? Said) : Happening
{
    public override string Headline => "A parent or carer was told";
    public override string? Detail => $"{Who}, {How}. {Said}".TrimEnd();
}

/// <summary>letter-made/1: a letter of the policy was made for somebody.</summary>
public sealed record LetterMade(string Letter, string Title, string? Entity, string? To) : Happening
{
    public override string Headline => $"A letter was made: {Title}";
    public override string? Detail => To;
}
