using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Record;

namespace Waymark.Tests.Cases;

/// <summary>One of each kind.</summary>
internal static class KindSamples
{
    private static readonly Guid s_id = new("11111111-2222-3333-4444-555555555555");
    private static readonly PersonId s_person = new(s_id);
    private static readonly FileId s_file = new(s_id);
    private static readonly FactGiven s_fact = new("risk.level", null, ["high"]);
    private static readonly ConcernLink s_link = new(s_file, "K7MPQ4", "p1", "d1");
    private static readonly DateTimeOffset s_at = new(2026, 11, 16, 15, 30, 0, TimeSpan.Zero);
    private static readonly Pupil s_pupil = new(
        s_id,
        "Ottilie Fennimore",
        "6B",
        new DateOnly(2016, 3, 4),
        "female",
        true,
        false,
        [new Contact("Greta Fennimore", "mother", true, "07700 900123")]
    );

    public static IReadOnlyList<Happening> All { get; } =
    [
        new ConcernRaised("K7MPQ4", SafeNow.WithTrustedAdult, Audience.Safeguarding),
        new ConcernCompleted(
            new ChildNamed(s_id, null),
            ["depicted"],
            false,
            "They can see me on it.",
            new ToldOfDevice("pupil", "child", "school", "small-group", null)
        )
        {
            Pupil = School.Seen(s_pupil),
        },
        new ConcernAddedTo("It was before lunch."),
        new ConcernTaken(),
        new ConcernSaidMistaken(),
        new ConcernPassedOn(s_person, "Jon Okoro", "I teach until noon."),
        new ConcernSetAside("No picture or video is spoken of.", "The behaviour lead."),
        new ConcernBroughtIntoCase(s_file, "M2HD8X"),
        new CaseOpened("M2HD8X", "model-2019", "00ff", Audience.Safeguarding, s_link),
        new CaseMovedToEdition("england-2026", "00ff", "model-2019", "Advice has changed."),
        new ConcernJoined(s_link),
        new FactsEstablished([s_fact], "the child's mother"),
        new AskedNotKnown("sharing.extent", null, "Nobody in the class could say."),
        new PersonAdded("p2", "Bram Yarrow", ["recipient"], null, null, 11),
        new PersonPartsTold("p2", ["recipient", "forwarder"], "own account"),
        new DeviceFound("d1", "His own phone", "pupil", "child", "school"),
        new DevicePassedOn("d1", "Tom Ellis", "Priya Shah", "school", "school")
        {
            Place = "Locked drawer",
            Seal = "Bag 0417",
        },
        new PlaceFound("l1", "A group chat", "messaging"),
        new AccountRecorded("p1", "Priya Shah", "I only told one person."),
        new WishesRecorded("p1", "For it not to be talked about.", "Her cousin"),
        new ChildTold(
            "p1",
            "Who will know, and what happens next.",
            "To hear before the parents do."
        ),
        new ParentsTold("p1", "Her mother", "by phone", "She will come at four."),
        new LetterMade("parents", "Letter to a parent or carer", "p1", "Her mother"),
        new DutyMet("a-duty", "p1", "Assess the risk.", "Low, and why.", [s_fact]),
        new DutySetAside("a-duty", null, "Put safeguards in place.", "In place before."),
        new DutyHandedBack("a-duty", "l1", "Block this place.", "The council runs it."),
        new SearchAsked("a1", "search", "d1", [s_fact]),
        new SearchAskRefused("search", "d1", [s_fact], "A search is likely to upset.", ["S2"]),
        new SearchDiscussed("a1", "What exactly would you look for?"),
        new SearchAllowed("a1", "d1", s_at, "Clear evidence.", [s_fact]),
        new SearchRefused("a1", "d1", "The police are on their way."),
        new SearchDone("a1", "search", "d1", [s_fact], ["S2"])
        {
            Who = "The head searched; Priya Shah was present.",
            FoundWhere = "In a chat of eight members.",
            ToldFirst = true,
        },
        new ActRecorded("a2", "copy", "Copy it", "d1", [s_fact])
        {
            Departure = ["S3"],
            Words = "Somebody saved it to show the office.",
        },
        new DecisionTaken("police", "The police", "not-made", "Do not refer", "Accidental.")
        {
            Fact = "referral.police",
            Basis = "none",
            AgreementOf = ["head"],
        },
        new DecisionAgreed(7, "police", "head", "Agreed."),
        new DecisionNotAgreed(7, "police", "head", "Ring them first."),
        new SeniorTold([new PersonTold(s_person, "Robin Lowe")], "Be in at four, please."),
        new SeniorToldConfirmed(9),
        new SightGiven(s_person, "Una Castellane", ["p1"], "She plans the support."),
        new SightEnded(s_person, "Una Castellane", "The support has ended."),
        new NoteMade("Her mother rang."),
        new Corrected(11, "It was the Tuesday.", "I wrote the wrong day."),
        new CaseClosed("We changed how group calls are set up."),
        new CaseReopened("Tell the police.", true),
        new RecordRead("overview"),
        new FileHeld("The police have asked for it."),
        new FileReleased("The police no longer need it."),
        new FileKept(new DateOnly(2046, 3, 4), "A claim may still be made."),
        new ErasureProposed(
            "Until 25 years after the youngest child in it was born",
            new DateOnly(2041, 3, 4),
            "Nobody needs it any more."
        ),
        new ErasureNotAgreed("A claim may still be made."),
        new ErasureAgreed(),
        new FilesErased(
            [s_file],
            CaseReference.Read("M2HD8X")!.Value,
            42,
            7,
            9_000,
            "Xi27CaO5oU6t8eWBvAhOrz9wQG8Vkjc4H3owhPKNoTM="
        )
        {
            OpenedOn = new DateOnly(2026, 11, 16),
            ClosedOn = new DateOnly(2026, 12, 11),
            ReviewOn = new DateOnly(2041, 3, 4),
            Rule = "Until 25 years after the youngest child in it was born",
            Proposer = s_person,
            ProposerName = "Jon Okoro",
            ProposerRole = "head",
            ProposedAt = s_at,
            Reason = "Nobody needs it any more.",
        },
        new SchoolMade("Fenwick Green Primary School"),
        new SchoolSettingsGiven(
            new SchoolSettings(
                "Fenwick Green Primary School",
                [new PhoneNumber("School office", "0161 496 0100")],
                new TimeOnly(8, 15),
                new TimeOnly(16, 30),
                "The front office"
            )
        ),
        new EditionAdopted("model-2019", "00ff")
        {
            From = new DateOnly(2026, 12, 1),
            Reason = "The governors agreed on it.",
        },
        new PolicyReadConfirmed("model-2019", "00ff"),
        new CoverArranged([s_person]),
        new ColleagueJoined(s_person, "Jon Okoro", ["deputy-lead", "staff"]),
        new ColleagueLeft(s_person, "Jon Okoro"),
        new PupilsEnrolled([s_pupil]),
        new PupilsLeft([s_id]),
        new SigningKeyChanged(),
        new SchoolKeyChanged(),
    ];
}
