using Waymark.Policies;

namespace Waymark.Bench.Policy;

/// <summary>The named conditions of model-2019 and the three-valued operators, by hand.</summary>
internal static class Terms
{
    private const PersonRoles Parties =
        PersonRoles.Creator
        | PersonRoles.Sender
        | PersonRoles.Recipient
        | PersonRoles.Forwarder
        | PersonRoles.Requester;

    public static Truth Not(Truth truth) => (Truth)(2 - (int)truth);

    public static Truth And(Truth one, Truth other) => one < other ? one : other;

    public static Truth Or(Truth one, Truth other) => one > other ? one : other;

    public static Truth If(bool holds) => holds ? Truth.Yes : Truth.No;

    public static Truth If(bool isKnown, bool holds) => isKnown ? If(holds) : Truth.Unknown;

    public static Truth Is(YesNo fact, YesNo value) => If(fact != YesNo.Unknown, fact == value);

    public static Truth Has(PersonRoles roles, PersonRoles any) =>
        If(roles != 0, (roles & any) != 0);

    public static Truth Given(string? text) => text is null ? Truth.Unknown : Truth.Yes;

    public static Truth AgeAtLeast(PlainCase c, PlainPerson p, int years) =>
        p.Born is { } born ? If(WholeYears(born, c.Today) >= years)
        : p.Age is { } age ? If(age >= years)
        : Truth.Unknown;

    public static Truth Child(PlainCase c, PlainPerson p) =>
        If((p.Roles & PersonRoles.Staff) == 0 && AgeAtLeast(c, p, 18) != Truth.Yes);

    public static Truth Party(PlainPerson p) => Has(p.Roles, Parties);

    public static Truth PartyChild(PlainCase c, PlainPerson p) =>
        And(Child(c, p), Has(p.Roles, Parties | PersonRoles.Depicted));

    public static Truth ShownChild(PlainCase c, PlainPerson p) =>
        And(Child(c, p), Has(p.Roles, PersonRoles.Depicted));

    public static Truth ImagePossible(PlainCase c) => If(c.Exists != Exists.No);

    public static Truth NowhereKnown(PlainCase c)
    {
        foreach (var place in c.Places)
        {
            if (place.Kind != PlaceKind.Unknown)
                return Truth.No;
        }
        return Truth.Yes;
    }

    public static Truth AdultSign(PlainCase c)
    {
        var truth = If(c.Adult != 0, c.Adult is Suspicion.Possible or Suspicion.Confirmed);
        if (truth == Truth.Yes)
            return truth;
        foreach (var person in c.People)
        {
            var adult = Or(AgeAtLeast(c, person, 18), Has(person.Roles, PersonRoles.Staff));
            truth = Or(truth, And(Party(person), adult));
        }
        return truth;
    }

    public static Truth Aggravating(PlainCase c)
    {
        var truth = AdultSign(c);
        if (truth == Truth.Yes)
            return truth;
        truth = Or(
            truth,
            Or(IsSuspected(c.Coercion), Or(IsSuspected(c.Blackmail), IsSuspected(c.Intent)))
        );
        truth = Or(truth, If(c.Onward != 0, c.Onward == Onward.WithoutConsent));
        var origin =
            c.Origin is Origin.SelfPressured or Origin.TakenWithoutKnowledge or Origin.AiGenerated;
        return Or(truth, If(c.Origin != 0, origin));
    }

    public static Class ClassOf(PlainCase c)
    {
        var aggravating = Aggravating(c);
        if (aggravating == Truth.Yes || c.ClassChosen == Class.Aggravated)
            return Class.Aggravated;
        var willing = If(c.Origin != 0, c.Origin is Origin.SelfWilling or Origin.Accidental);
        return And(Not(aggravating), willing) == Truth.Yes
            ? Class.Experimental
            : Class.Undetermined;
    }

    public static Truth IllegalImageFound(PlainCase c) =>
        And(ImagePossible(c), If(c.Assessment != 0, c.Assessment == Assessment.PotentiallyIllegal));

    public static Truth SomePlace(PlainCase c, Func<PlaceKind, bool> of)
    {
        var truth = Truth.No;
        foreach (var place in c.Places)
            truth = Or(truth, If(place.Kind != 0, of(place.Kind)));
        return truth;
    }

    public static Truth OnNetworkOrOnline(PlainCase c) =>
        SomePlace(
            c,
            static kind =>
                kind is PlaceKind.SchoolNetwork or PlaceKind.Website or PlaceKind.SocialNetwork
        );

    public static Truth WithinReach(PlainDevice d) =>
        And(
            If(d.Owner != 0, d.Owner is Owner.Pupil or Owner.Family or Owner.Staff),
            If(d.At != 0, d.At != Whereabouts.Home)
        );

    public static Truth DevicesToSecure(PlainCase c) =>
        And(ImagePossible(c), SomePlace(c, static kind => kind == PlaceKind.PersonalDevice));

    public static Truth OnSite(PlainPlace p) =>
        If(p.Kind != 0, p.Kind is PlaceKind.Website or PlaceKind.SocialNetwork);

    public static Truth OnNetwork(PlainPlace p) =>
        If(p.Kind != 0, p.Kind == PlaceKind.SchoolNetwork);

    public static Truth IsSuspected(Suspicion fact) =>
        If(fact != 0, fact is Suspicion.Suspected or Suspicion.Confirmed or Suspicion.Yes);

    private static int WholeYears(DateOnly born, DateOnly day)
    {
        var years = day.Year - born.Year;
        return day.Month > born.Month || (day.Month == born.Month && day.Day >= born.Day)
            ? years
            : years - 1;
    }
}
