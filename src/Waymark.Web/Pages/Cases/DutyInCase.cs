using Waymark.Cases;
using Waymark.Policies;

namespace Waymark.Web.Pages.Cases;

/// <summary>A duty as it stands in a case, with what pages tell of it.</summary>
internal sealed record DutyInCase(Moment Now, DutyOutlook Duty)
{
    /// <summary>The address of the case.</summary>
    public string Root => $"/cases/{Now.Case.Reference}";

    public CaseNames Names => new(Now.Case);

    public string Address => Root + DutyWords.Section(Duty);

    public Reason Because => Now.Guidance.Because(Duty);

    public TurningsShown WouldChange => new(Now.Guidance.WhatWouldChange(Duty), Names);

    /// <summary>The questions that would settle whether it is asked; those about an act are asked where the act is.</summary>
    public IReadOnlyList<FactAsked> SettledBy =>
        Duty.State == DutyState.MayArise
            ?
            [
                .. Now
                    .Guidance.SettledBy(Duty)
                    .Where(asked => Now.Policy.Facts[asked.Fact].Scope != Scope.Act),
            ]
            : [];

    /// <summary>Where else than on its own page it is met.</summary>
    public IReadOnlyList<DutyPlace> MetElsewhere =>
        [
            .. Duty
                .Duty.MetBy.Select(deed => DutyPlace.Of(deed, Duty.Entity))
                .OfType<DutyPlace>()
                .Distinct(),
        ];

    /// <summary>Whether it speaks of devices: such pages carry the edition's warning.</summary>
    public bool ConcernsDevices =>
        Duty.Duty.Scope == Scope.Device || MetElsewhere.Any(place => place.IsDevice);

    public string Question(FactAsked asked) => Root + QuestionOf(asked.Fact, asked.Entity);

    public string Asks(FactAsked asked) =>
        (asked.Entity is null ? "" : Names.Of(asked.Entity) + ": ")
        + Now.Policy.Facts[asked.Fact].Asks;

    /// <summary>The page of a question within a case.</summary>
    public static string QuestionOf(string fact, string? entity) =>
        $"/questions/{fact}{(entity is null ? "" : "/" + entity)}";
}
