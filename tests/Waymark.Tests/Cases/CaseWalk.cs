using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Policies;
using Waymark.Tests.Support;

namespace Waymark.Tests.Cases;

/// <summary>Deals with whatever the policy still asks, as a lead and a head would, by the real commands.</summary>
internal static class CaseWalk
{
    private const int MostRounds = 12;

    /// <summary>Until nothing stands: answers what is asked, decides what is to be decided, and meets each duty on its page.</summary>
    public static async Task DealWithEverything(SchoolInTest school, string reference)
    {
        var told = new TellSeniorTeam([school.Senior, school.Head], "Be in at four, please.", null);
        await school.Do(school.Lead, reference, told);
        for (var round = 0; round < MostRounds; round++)
        {
            var now = await school.See(reference);
            if (now.Guidance.Close.Verdict == Verdict.Allowed)
                return;
            foreach (var question in now.Guidance.Questions)
            {
                await school.Work.Do(
                    school.Lead,
                    reference,
                    new MarkNotKnown(question.Fact.Id, question.Entity, "Asked; nobody can say.")
                );
            }

            foreach (var decision in now.Guidance.Decisions.Where(one => one.Taken is null))
                await Decide(school, reference, decision);
            foreach (var duty in now.Standing.Where(one => one.Duty.IsMetOnItsPage))
                await school.Do(school.Lead, reference, Meeting(now, duty));
        }

        var left = await school.See(reference);
        Assert.Fail(string.Join("\n", left.Guidance.Close.Grounds.Select(ground => ground.Say)));
    }

    private static async Task Decide(
        SchoolInTest school,
        string reference,
        DecisionOutlook decision
    )
    {
        var option = decision.Required ?? decision.Presumed ?? decision.Decision.Options[^1].Value;
        var taken = await school.Do(
            school.Lead,
            reference,
            new TakeDecision(decision.Decision.Id, option, "As the facts stand.")
        );
        var what = (Waymark.Cases.Entries.DecisionTaken)taken.Entries[0].What;
        if (what.AgreementOf.Count > 0)
        {
            var agree = new AgreeToDecision(taken.Entries[0].Index, true, null);
            await school.Do(school.Head, reference, agree);
        }
    }

    private static MeetDuty Meeting(Moment now, DutyOutlook duty)
    {
        var answers = duty
            .Duty.Asks.Where(fact =>
                !now.Case.Facts.Any(known => known.Fact == fact && known.Entity == duty.Entity)
                && !now.Case.Facts.Any(known => known.Fact == fact && known.Entity is null)
            )
            .Select(fact => Answer(now.Policy.Facts[fact], duty.Entity));
        return new(duty.Duty.Id, duty.Entity, "Done as our policy asks.", [.. answers], null);
    }

    private static FactGiven Answer(FactRule fact, string? entity)
    {
        var value = fact.Type switch
        {
            FactType.YesNo => "no",
            FactType.Choice or FactType.List => fact.Options[^1].Value,
            FactType.Number => "0",
            FactType.Date => "2026-11-16",
            FactType.DateTime => "2026-11-16T10:00",
            _ => "Said so.",
        };
        return new(fact.Id, fact.Scope is Scope.Case or Scope.School ? null : entity, [value]);
    }
}
