using FsCheck;
using FsCheck.Fluent;
using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Record;
using Waymark.Tests.Support;

namespace Waymark.Tests.Cases;

public sealed class FoldTests
{
    private static readonly SchoolId s_school = new(new Guid(1, 2, 3, new byte[8]));
    private static readonly Author s_author = new(new PersonId(Guid.Empty), "Priya Shah", "staff");

    [Fact]
    public void Reading_any_entries_in_any_order_never_throws()
    {
        var entry = Gen.Choose(0, KindSamples.All.Count - 1)
            .SelectMany(kind => Gen.Choose(0, 2).Select(file => (Kind: kind, File: file)));
        var log = entry.ListOf().Select(entries => entries.ToList());

        Prop.ForAll(
                Arb.From(log),
                entries =>
                {
                    var recorded = entries
                        .Select((one, place) => Recorded(place, one.Kind, one.File))
                        .ToList();
                    foreach (var length in Enumerable.Range(0, recorded.Count + 1))
                        ReadAndEvaluate(recorded[..length]);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_report_gives_the_policy_its_facts_and_never_a_no_from_silence()
    {
        var one = Fold(
            new ConcernRaised("K7MPQ4", SafeNow.NotSure, Audience.Safeguarding),
            new ConcernCompleted(new(null, null), ["depicted"], false, "They can see me.", null),
            Opening()
        );

        Assert.Equal(["suspected"], Values(one, "risk.immediate"));
        Assert.Equal(["depicted"], Values(one, "disclosure.role"));
        Assert.Empty(Values(one, "adult.involved"));
        Assert.Empty(Values(one, "sharing.extent"));
    }

    [Theory]
    [InlineData(SafeNow.WithTrustedAdult, "no")]
    [InlineData(SafeNow.NotSure, "suspected")]
    [InlineData(SafeNow.WorriedAboutToday, "yes")]
    public void The_first_answer_is_the_risk(SafeNow answer, string risk)
    {
        var one = Fold(new ConcernRaised("K7MPQ4", answer, Audience.Safeguarding), Opening());

        Assert.Equal([risk], Values(one, "risk.immediate"));
    }

    [Fact]
    public void A_device_sealed_in_a_named_place_is_taken_and_secured_and_one_without_a_seal_only_taken()
    {
        var found = new DeviceFound("d1", "Her phone", "pupil", "child", "school");
        var taken = new DevicePassedOn("d1", "her", "Priya Shah", "school", "school");

        Assert.Equal(["device-taken"], DevicesDeeds(Fold(Opening(), found, taken)));
        Assert.Equal(
            ["device-secured", "device-taken"],
            DevicesDeeds(Fold(Opening(), found, taken with { Place = "Safe", Seal = "0417" }))
        );
    }

    [Fact]
    public void A_decision_that_waits_for_agreement_sets_no_fact()
    {
        var taken = new DecisionTaken("police", "The police", "not-made", "Do not", "Accidental.")
        {
            Fact = "referral.police",
            AgreementOf = [Roles.Head],
        };
        var waiting = Fold(Opening(), taken);
        var of = waiting.Decisions[0].Taken.Index;

        Assert.Empty(Values(waiting, "referral.police"));
        var agreed = Fold(Opening(), taken, new DecisionAgreed(of, "police", Roles.Head, null));
        Assert.Equal(["not-made"], Values(agreed, "referral.police"));
        var not = Fold(Opening(), taken, new DecisionNotAgreed(of, "police", Roles.Head, "No."));
        Assert.Equal(DecisionState.NotAgreed, not.Decisions[0].State);
    }

    private static void ReadAndEvaluate(List<Recorded> entries)
    {
        foreach (var file in entries.GroupBy(entry => entry.File))
            _ = Concern.From(file);
        _ = School.From(s_school, entries);
        if (Case.From(entries) is not { } one)
            return;
        var facts = PolicyInput.Facts(one, SchoolInTest.Policy, SchoolTime.London);
        _ = PolicyInput.Deeds(one, SchoolTime.London);
        Assert.Equal(
            facts.Entities.Count,
            facts.Entities.Select(each => each.Name).Distinct().Count()
        );
    }

    private static List<string> DevicesDeeds(Case one) =>
        [
            .. PolicyInput
                .Deeds(one, SchoolTime.London)
                .Done.Where(deed => deed.Entity == "d1")
                .Select(deed => deed.Name)
                .Order(StringComparer.Ordinal),
        ];

    private static CaseOpened Opening() =>
        new(
            "M2HD8X",
            SchoolInTest.Policy.Edition.Id,
            SchoolInTest.Policy.Digest,
            Audience.Safeguarding,
            new ConcernLink(new FileId(Guid.Empty), "K7MPQ4", null, null)
        );

    private static IReadOnlyList<string> Values(Case one, string fact) =>
        one.Facts.SingleOrDefault(known => known.Fact == fact)?.Values ?? [];

    private static Case Fold(params Happening[] what) =>
        Case.From(what.Select((one, place) => Recorded(place, one, 0)))!;

    private static Recorded Recorded(int place, int kind, int file) =>
        Recorded(place, KindSamples.All[kind], file);

    private static Recorded Recorded(int place, Happening what, int file) =>
        new(
            place,
            new FileId(new Guid(file, 0, 0, new byte[8])),
            s_author,
            DateTimeOffset.UnixEpoch.AddMinutes(place),
            null,
            null,
            what
        );
}
