using System.Globalization;
using Waymark.Policies;

namespace Waymark.Bench.Policy;

/// <summary>The same case as plain typed facts.</summary>
internal static class PlainFacts
{
    public static PlainCase Of(CaseFacts facts, Deeds deeds, DateTime now)
    {
        var c = facts.Case;
        return new PlainCase
        {
            Today = DateOnly.FromDateTime(now),
            ToldAt = facts.OpenedAt ?? now,
            DisclosureRoleKnown = c.ContainsKey("disclosure.role"),
            Exists = One<Exists>(c, "image.exists"),
            Assessment = One<Assessment>(c, "image.assessment"),
            AssessmentBasis = One<Basis>(c, "image.assessment-basis"),
            Origin = One<Origin>(c, "image.origin"),
            Extent = One<Extent>(c, "sharing.extent"),
            Onward = One<Onward>(c, "sharing.onward"),
            Adult = One<Suspicion>(c, "adult.involved"),
            Coercion = One<Suspicion>(c, "harm.coercion"),
            Blackmail = One<Suspicion>(c, "harm.blackmail"),
            Intent = One<Suspicion>(c, "harm.intent"),
            Immediate = One<Suspicion>(c, "risk.immediate"),
            Abuse = One<Suspicion>(c, "risk.abuse"),
            RiskLevel = One<Level>(c, "risk.level"),
            SupportNeededNow = One<YesNo>(c, "support.needed-now"),
            PolicyFollowed = One<YesNo>(c, "policy.followed"),
            MemberPresent = One<YesNo>(c, "cp-member.present"),
            MemberAdvice = One<YesNo>(c, "cp-member.advice"),
            StaffBriefed = One<YesNo>(c, "staff.briefed"),
            ClassChosen = One<Class>(c, "class.chosen"),
            Police = One<Referral>(c, "referral.police"),
            PoliceReferred = deeds.Done.FirstOrDefault(deed => deed.Name == "decision.police.made"),
            SocialCareReferred = deeds.Done.FirstOrDefault(deed =>
                deed.Name == "decision.social-care.made"
            ),
            People = Each(facts, Scope.Person, Person),
            Devices = Each(facts, Scope.Device, entity => Device(entity, deeds)),
            Places = Each(facts, Scope.Place, Place),
            Acts = Each(facts, Scope.Act, entity => Act(entity.Facts)) is { Length: > 0 } acts
                ? acts
                : [new PlainAct()],
        };
    }

    private static PlainPerson Person(Entity entity)
    {
        var facts = entity.Facts;
        return new()
        {
            Name = entity.Name,
            Roles = (PersonRoles)Many<PersonRoles>(facts, "person.roles"),
            Age = Text(facts, "person.age") is { } age
                ? int.Parse(age, CultureInfo.InvariantCulture)
                : null,
            Born = Text(facts, "person.born") is { } born
                ? DateOnly.Parse(born, CultureInfo.InvariantCulture)
                : null,
            DistressIfSearch = One<Likely>(facts, "person.distress-if-search"),
            DistressIfView = One<Likely>(facts, "person.distress-if-view"),
        };
    }

    private static PlainDevice Device(Entity entity, Deeds deeds) =>
        new()
        {
            Name = entity.Name,
            Owner = One<Owner>(entity.Facts, "device.owner"),
            Holder = One<Holder>(entity.Facts, "device.holder"),
            At = One<Whereabouts>(entity.Facts, "device.at"),
            SearchAllowed = deeds.Done.FirstOrDefault(deed =>
                deed.Name == "search-allowed" && (deed.Entity is null || deed.Entity == entity.Name)
            ),
        };

    private static PlainPlace Place(Entity entity) =>
        new()
        {
            Name = entity.Name,
            Kind = One<PlaceKind>(entity.Facts, "place.kind"),
            Removed = One<YesNo>(entity.Facts, "place.removed"),
        };

    private static PlainAct Act(IReadOnlyDictionary<string, FactValue> facts) =>
        new()
        {
            Happened = (Happened)Many<Happened>(facts, "act.happened"),
            At = Time(facts, "act.at"),
            Reason = Text(facts, "search.reason"),
            Belief = One<YesNo>(facts, "search.belief"),
            PolicyCompliant = One<YesNo>(facts, "search.policy-compliant"),
            ByAuthorised = One<YesNo>(facts, "search.by-authorised"),
            SafeguardingPresent = One<YesNo>(facts, "search.safeguarding-present"),
            SameSex = One<YesNo>(facts, "search.same-sex"),
            ImmediateProblem = One<YesNo>(facts, "search.immediate-problem"),
            SignedOff = One<YesNo>(facts, "search.signed-off"),
            SeniorToldAt = Time(facts, "search.senior-told-at"),
            ViewReasonKnown = facts.ContainsKey("view.reason"),
            ViewProtocol = One<YesNo>(facts, "view.protocol"),
            ViewJudgement = Text(facts, "view.judgement"),
            Proportionality = Text(facts, "sanction.proportionality"),
            SecondApproval = One<YesNo>(facts, "sanction.second-approval"),
            LetterContent = (LetterContent)Many<LetterContent>(facts, "letter.content"),
        };

    private static T[] Each<T>(CaseFacts facts, Scope scope, Func<Entity, T> of) =>
        [.. facts.Entities.Where(entity => entity.Scope == scope).Select(of)];

    private static string? Text(IReadOnlyDictionary<string, FactValue> facts, string id) =>
        facts.TryGetValue(id, out var value) && value.Values[0].Length > 0 ? value.Values[0] : null;

    private static DateTime? Time(IReadOnlyDictionary<string, FactValue> facts, string id) =>
        Text(facts, id) is { } text ? DateTime.Parse(text, CultureInfo.InvariantCulture) : null;

    private static T One<T>(IReadOnlyDictionary<string, FactValue> facts, string id)
        where T : struct, Enum => Text(facts, id) is { } text ? Named<T>(text) : default;

    /// <summary>The flags of a list, with the one called Known when the list is known at all.</summary>
    private static int Many<T>(IReadOnlyDictionary<string, FactValue> facts, string id)
        where T : struct, Enum =>
        facts.TryGetValue(id, out var value)
            ? value
                .Values.Append("known")
                .Sum(word => Convert.ToInt32(Named<T>(word), CultureInfo.InvariantCulture))
            : 0;

    /// <summary>The value that a word of the policy stands for.</summary>
    public static T Named<T>(string word)
        where T : struct, Enum =>
        Enum.Parse<T>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}
