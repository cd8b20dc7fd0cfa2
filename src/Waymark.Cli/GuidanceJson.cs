using System.Globalization;
using Waymark.Policies;

namespace Waymark.Cli;

/// <summary>Guidance in the JSON that other programs read: field names and words here are a contract.</summary>
internal static class GuidanceJson
{
    public static object Of(Guidance guidance) =>
        new
        {
            edition = guidance.Policy.Edition.Id,
            digest = guidance.Policy.Digest,
            @class = guidance.Class,
            duties = guidance.Duties.Select(duty => Duty(guidance, duty)),
            permissions = guidance.Permissions.Select(Permission),
            decisions = guidance.Decisions.Select(Decision),
            questions = guidance.Questions.Select(question => new
            {
                fact = question.Fact.Id,
                entity = question.Entity,
                why = question.Why,
            }),
            letters = guidance.Letters.Select(letter => new
            {
                id = letter.Letter.Id,
                entity = letter.Entity,
                title = letter.Letter.Title,
                clauses = letter.Letter.Clauses,
            }),
            close = guidance.Close.Verdict == Verdict.Allowed ? "allowed" : "refused",
        };

    public static string State(DutyState state) =>
        state switch
        {
            DutyState.Open => "open",
            DutyState.MayArise => "may-arise",
            DutyState.Met => "met",
            DutyState.SetAside => "set-aside",
            _ => "not-arising",
        };

    public static string Word(Verdict verdict) =>
        verdict switch
        {
            Verdict.Refused => "refused",
            Verdict.CannotSay => "cannot-say",
            _ => "allowed",
        };

    private static object Duty(Guidance guidance, DutyOutlook duty) =>
        new
        {
            id = duty.Duty.Id,
            clauses = duty.Duty.Clauses,
            entity = duty.Entity,
            strength = Word(duty.Duty.Strength),
            state = State(duty.State),
            owner = duty.Duty.By,
            dueAt = duty.DueAt?.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
            because = guidance.Because(duty).Sentences().ToList(),
        };

    private static object Permission(Permission permission) =>
        new
        {
            act = permission.Act.Id,
            entity = permission.Target,
            state = Word(permission.Verdict),
            clauses = permission.Clauses.ToList(),
            instead = permission.Instead,
        };

    private static object Decision(DecisionOutlook decision) =>
        new
        {
            id = decision.Decision.Id,
            clauses = decision.Decision.Clauses,
            title = decision.Decision.Title,
            options = decision.Decision.Options.Select(option => option.Value),
            required = decision.Required,
            presumed = decision.Presumed,
            why = decision.Why.Select(row => row.Say),
            agreement = decision.MustAgree.Select(agreement => new
            {
                role = agreement.Role,
                options = agreement.Options,
                clauses = agreement.Clauses,
            }),
        };

    private static string Word(Strength strength) =>
        CultureInfo.InvariantCulture.TextInfo.ToLower(strength.ToString());
}
