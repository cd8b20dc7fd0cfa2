using Waymark.Cases.Entries;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>How much of a concern or a case a person sees, least first.</summary>
public enum Sight
{
    /// <summary>It does not exist for them.</summary>
    None,

    /// <summary>Their own report's status: sent, taken by, closed.</summary>
    Status,

    /// <summary>That there is a case, its stage and what they are asked.</summary>
    Stage,

    /// <summary>Place and task only, never a name.</summary>
    PlaceAndTask,

    /// <summary>The children named to them, and the support.</summary>
    NamedChildren,

    /// <summary>All of it.</summary>
    Whole,
}

/// <summary>Need to know: the one place that decides who sees what. Unknown and forbidden look the same from outside: null.</summary>
public static class Access
{
    /// <summary>What a person sees of a concern.</summary>
    public static Sight OnConcern(Colleague who, Concern concern)
    {
        ArgumentNullException.ThrowIfNull(who);
        ArgumentNullException.ThrowIfNull(concern);
        if (Hears(who, concern.Audience))
            return Sight.Whole;
        return who.Person == concern.RaisedBy.Person ? Sight.Status : Sight.None;
    }

    /// <summary>What a person sees of a concern that may have become part of a case. Where they are named in that case, it is not theirs to hear.</summary>
    internal static Sight OnConcern(Colleague who, Loaded loaded)
    {
        var sight = OnConcern(who, loaded.Concern);
        if (sight != Sight.Whole || loaded.Dossier.Case is not { } one || !IsNamed(who, one))
            return sight;
        return who.Person == loaded.Concern.RaisedBy.Person ? Sight.Status : Sight.None;
    }

    /// <summary>What a person sees of a case. Where they are named in it, it does not exist for them.</summary>
    public static Sight OnCase(Colleague who, Case one)
    {
        ArgumentNullException.ThrowIfNull(who);
        ArgumentNullException.ThrowIfNull(one);
        if (IsNamed(who, one))
            return Sight.None;
        if (Hears(who, one.Audience))
            return Sight.Whole;
        if (one.Audience != Audience.Safeguarding)
            return Sight.None;
        if (one.Notices.Any(notice => notice.What.People.Any(told => told.Person == who.Person)))
            return Sight.Stage;
        if (who.Has(Roles.SeniorTeam))
            return Sight.Stage;
        if (one.Sights.Any(sight => sight.To == who.Person))
            return Sight.NamedChildren;
        if (who.Has(Roles.It) || who.Has(Roles.Support))
            return Sight.PlaceAndTask;
        return one.Reporters.Contains(who.Person) ? Sight.Status : Sight.None;
    }

    /// <summary>Whether concerns for this audience are this person's to hear.</summary>
    public static bool Hears(Colleague who, Audience audience)
    {
        ArgumentNullException.ThrowIfNull(who);
        return audience switch
        {
            Audience.Safeguarding => who.IsLead || who.IsHead,
            Audience.Head => who.IsHead,
            _ => who.Has(Roles.ChairOfGovernors),
        };
    }

    /// <summary>The audiences that are this person's to hear.</summary>
    public static IReadOnlyList<Audience> Hearing(Colleague who) =>
        [.. Enum.GetValues<Audience>().Where(audience => Hears(who, audience))];

    /// <summary>Whether something in the case may wait for the signature of somebody who does not see the case: the chair of governors, who stands in for a head.</summary>
    public static bool MaySign(Colleague who, Case one)
    {
        ArgumentNullException.ThrowIfNull(who);
        ArgumentNullException.ThrowIfNull(one);
        return who.Has(Roles.ChairOfGovernors)
            && one.Audience == Audience.Safeguarding
            && !IsNamed(who, one)
            && (
                one.Searches.Any(search => search.State == SearchState.Asked)
                || one.Decisions.Any(decision => decision.State == DecisionState.Waiting)
            );
    }

    /// <summary>Whether somebody looks after how a file is read and how long it is kept, without seeing what is in it. Always two offices, so that one can agree to what the other proposes; never who is named in the case.</summary>
    public static bool Oversees(Colleague who, Case one)
    {
        ArgumentNullException.ThrowIfNull(who);
        ArgumentNullException.ThrowIfNull(one);
        return !IsNamed(who, one) && Oversees(who, one.Audience);
    }

    /// <summary>The head with the data protection officer; for an adult who works here the head with the chair of governors; for the head the chair with the officer.</summary>
    internal static bool Oversees(Colleague who, Audience audience) =>
        audience switch
        {
            Audience.Safeguarding => who.IsHead || who.Has(Roles.DataProtectionOfficer),
            Audience.Head => who.IsHead || who.Has(Roles.ChairOfGovernors),
            _ => who.Has(Roles.ChairOfGovernors) || who.Has(Roles.DataProtectionOfficer),
        };

    private static bool IsNamed(Colleague who, Case one) =>
        one.People.Any(person => person.Colleague == who.Person);

    /// <summary>Whether these two are one person, who cannot sign twice.</summary>
    internal static bool IsSame(Colleague who, PersonId other) => who.Person == other;
}
