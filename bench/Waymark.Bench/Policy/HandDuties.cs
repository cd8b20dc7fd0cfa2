using Waymark.Policies;
using static Waymark.Bench.Policy.Terms;

namespace Waymark.Bench.Policy;

/// <summary>When a duty arises, by hand: for the case, or for the entity of this place among its kind.</summary>
internal sealed record HandDuty(string Id, Scope Scope, Func<PlainCase, int, Truth> Arises)
{
    /// <summary>What was done and meets it; null where nothing that these cases hold could.</summary>
    public Func<PlainCase, Deed?>? MetBy { get; init; }

    /// <summary>What it begins with, where it begins with something that was done.</summary>
    public Func<PlainCase, int, Deed?>? After { get; init; }
}

/// <summary>Every duty and follow-up of model-2019 that a case can hold, in the order of its chapters.</summary>
internal static class HandDuties
{
    public static HandDuty[] All { get; } =
    [
        Always("follow-safeguarding-practice"),
        Case(
            "expect-distress",
            c => Or(NowhereKnown(c), If(c.Extent != 0, c.Extent == Extent.WideInSchool))
        ),
        Person("support-during", PartyChild),
        Person("support-after", PartyChild),
        Case("get-help-now", c => If(c.Immediate != 0, c.Immediate == Suspicion.Yes)),
        Case(
            "decide-on-social-care-now",
            c => If(c.Immediate != 0, c.Immediate is Suspicion.Suspected or Suspicion.Yes)
        ),
        Case("put-practice-right", c => Is(c.PolicyFollowed, YesNo.No)),
        Case("find-cover", c => Is(c.MemberPresent, YesNo.No)),
        Case("get-advice", c => Is(c.MemberAdvice, YesNo.No)),
        Case("support-at-once", c => Is(c.SupportNeededNow, YesNo.Yes)),
        Case("find-out-if-safe", c => If(c.Immediate != 0, c.Immediate == Suspicion.Suspected)),
        Always("handle-with-care"),
        Always("keep-to-our-policies"),
        Case("find-where-it-is", NowhereKnown),
        Always("put-the-child-first"),
        Always("tell-the-lead"),
        Always("record-the-incident"),
        Device("record-the-search", (_, d) => If(d.SearchAllowed is not null)) with
        {
            After = static (c, i) => c.Devices[i].SearchAllowed,
        },
        Always("keep-to-our-policies-with-devices"),
        Case("decide-whether-to-tell-the-police", IllegalImageFound),
        Case("refer-serious-sharing", c => If(ClassOf(c) != Class.Experimental)) with
        {
            MetBy = static c => c.PoliceReferred,
        },
        Case("may-be-dealt-with-in-school", c => If(ClassOf(c) == Class.Experimental)),
        Case("tell-police-about-adult", AdultSign) with
        {
            MetBy = static c => c.PoliceReferred,
        },
        Case("record-what-the-police-said", c => If(c.PoliceReferred is not null)) with
        {
            After = static (c, _) => c.PoliceReferred,
        },
        Case(
            "write-why-not-referred",
            c =>
                And(
                    If(ClassOf(c) == Class.Experimental),
                    If(c.Police != 0, c.Police is Referral.NotMade or Referral.Consulted)
                )
        ),
        Place(
            "report-to-the-site",
            (c, p) =>
                And(OnSite(p), If(c.Assessment != 0, c.Assessment == Assessment.PotentiallyIllegal))
        ),
        Place(
            "use-the-sites-own-way",
            (c, p) => And(OnSite(p), If(c.Abuse != 0, c.Abuse == Suspicion.No))
        ),
        Case("report-to-ceop", c => IsSuspected(c.Abuse)),
        Device("take-the-device", TakeTheDevice),
        Device(
            "secure-the-device",
            (c, d) => And(And(WithinReach(d), If(d.Holder != Holder.Police)), DevicesToSecure(c))
        ),
        Case("keep-children-from-it", ImagePossible),
        Place("block-access", (_, p) => OnNetwork(p)),
        Place("isolate-the-place", (_, p) => OnNetwork(p)),
        Always("listen-and-pass-on"),
        Always("bring-in-the-safeguarding-team"),
        Always("bring-in-someone-senior"),
        Always("write-the-leads-record"),
        Always("tell-the-senior-team"),
        Case("tell-of-a-departure", HandBars.Departed),
        Always("best-interests-first"),
        Always("keep-an-open-mind"),
        Always("let-the-incident-decide"),
        Always("make-the-record-whole"),
        Place("help-take-it-down", (_, p) => And(OnSite(p), If(p.Removed != YesNo.Yes))),
        Case("tell-the-right-colleagues", IllegalImageFound),
        Device(
            "store-the-device",
            (c, d) =>
                And(
                    And(
                        If(d.At != 0, d.At != Whereabouts.Home),
                        If(d.Holder != 0, d.Holder != Holder.Police)
                    ),
                    IllegalImageFound(c)
                )
        ),
        Person("assess-the-risk", ShownOfIllegal),
        Case("decide-on-a-referral", IllegalImageFound),
        Case("decide-whether-to-contact-the-police", IllegalImageFound),
        Person("put-safeguards-in-place", ShownOfIllegal),
        Person("offer-counselling", ShownOfIllegal),
        Person(
            "think-of-protection",
            (c, p) => And(ShownOfIllegal(c, p), If(c.Immediate != Suspicion.No))
        ),
        Person("tell-the-parents", PartyOfIllegal),
        Person("tell-parents-what-happened", PartyOfIllegal),
        Person("tell-parents-what-we-do", PartyOfIllegal),
        Case("decide-on-social-care", c => If(c.RiskLevel != 0, c.RiskLevel == Level.High)),
        Case("record-what-social-care-said", c => If(c.SocialCareReferred is not null)) with
        {
            After = static (c, _) => c.SocialCareReferred,
        },
        Always("decide-on-local-police"),
        Always("decide-on-ceop"),
        Always("understand-the-incident"),
        Always("expect-worry"),
        Place("tell-child-what-is-gone", (_, p) => If(p.Kind != 0)),
        Person("name-a-supporter", ShownChild),
        Person("help-parents-to-support", ShownChild),
        Person("let-friends-help", ShownChild),
        Person("care-for-and-protect", ShownChild),
        Person("help-parents-keep-watch", ShownChild),
        Always("decide-on-a-police-talk"),
        Always("think-who-needs-to-know"),
        Case("make-staff-ready", c => Is(c.StaffBriefed, YesNo.Yes)),
        Always("stay-watchful"),
        Always("keep-the-school-kind"),
        Always("review-the-case"),
        Always("learn-from-it"),
        Case("look-into-a-departure", HandBars.Departed),
        Always("prevent-the-next"),
        Always("weigh-what-is-in-proportion"),
        Always("not-only-behaviour"),
    ];

    public static Truth TakeTheDevice(PlainCase c, PlainDevice d) =>
        And(
            And(WithinReach(d), If(d.Holder is not (Holder.School or Holder.Police))),
            DevicesToSecure(c)
        );

    private static Truth ShownOfIllegal(PlainCase c, PlainPerson p) =>
        And(ShownChild(c, p), IllegalImageFound(c));

    private static Truth PartyOfIllegal(PlainCase c, PlainPerson p) =>
        And(PartyChild(c, p), IllegalImageFound(c));

    private static HandDuty Always(string id) => new(id, Scope.Case, static (_, _) => Truth.Yes);

    private static HandDuty Case(string id, Func<PlainCase, Truth> arises) =>
        new(id, Scope.Case, (c, _) => arises(c));

    private static HandDuty Person(string id, Func<PlainCase, PlainPerson, Truth> arises) =>
        new(id, Scope.Person, (c, i) => arises(c, c.People[i]));

    private static HandDuty Device(string id, Func<PlainCase, PlainDevice, Truth> arises) =>
        new(id, Scope.Device, (c, i) => arises(c, c.Devices[i]));

    private static HandDuty Place(string id, Func<PlainCase, PlainPlace, Truth> arises) =>
        new(id, Scope.Place, (c, i) => arises(c, c.Places[i]));
}
