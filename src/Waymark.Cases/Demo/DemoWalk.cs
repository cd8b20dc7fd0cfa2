using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Policies;

namespace Waymark.Cases.Demo;

/// <summary>Walks the two cases of the story by the real commands: nothing is written past them.</summary>
internal sealed class DemoWalk(CaseWork work, DemoClock clock, DemoCast cast)
{
    private const int MostRounds = 12;

    /// <summary>From a child's first word to a closed case, over nine days.</summary>
    public async Task Closed(DemoCase told)
    {
        var teacher = cast.Teachers[0];
        var reference = await Opened(told, teacher, cast.Girl(6), ["depicted"]);
        await Know(reference, told.Facts);
        clock.Pass(40);
        await ChildsPlace(reference, told);
        await Tell(reference, told);
        clock.Pass(60);
        await Do(
            cast.Lead,
            reference,
            new TellParents("p1", "Both parents", "by phone", told.Parents, null)
        );
        await DealWithTheRest(reference, told);
        clock.Pass(30);
        await Do(cast.Lead, reference, new CloseCase(told.Review));
    }

    /// <summary>A case of today: the phone is in the drawer, and much is still to be done.</summary>
    public async Task Open(DemoCase told)
    {
        var teacher = cast.Teachers[1];
        var reference = await Opened(told, teacher, cast.Girl(3), ["depicted"]);
        await Know(reference, told.Facts);
        clock.Pass(6);
        var boy = School.Seen(cast.Boy(2));
        await Do(cast.Lead, reference, new AddPerson(null, ["recipient"], boy, null, null));
        await Do(cast.Lead, reference, new AddPlace(told.Place, "personal-device"));
        clock.Pass(9);
        await Do(cast.Lead, reference, new AddDevice(told.Device, "pupil", "child", "school"));
        clock.Pass(11);
        await Do(
            cast.Lead,
            reference,
            new PassDeviceOn("d1", told.From, cast.Lead.Name, "school", "school")
            {
                Place = told.KeptIn,
                Seal = told.Seal,
            }
        );
        await ChildsPlace(reference, told);
        await Tell(reference, told);
        clock.Pass(25);
        await Do(cast.Lead, reference, new MakeNote(told.Note, null, null));
    }

    private async Task<string> Opened(
        DemoCase told,
        Colleague teacher,
        Pupil child,
        IReadOnlyList<string> parts
    )
    {
        var raised = await work.Raise(teacher, new RaiseConcern(SafeNow.WithTrustedAdult));
        var concern = raised.Reference.Text;
        clock.Pass(4);
        var report = new CompleteConcern(
            new ChildNamed(child.Id, null),
            parts,
            false,
            told.Words,
            null
        )
        {
            Pupil = School.Seen(child),
        };
        Done(await work.Do(teacher, concern, report));
        clock.Pass(2);
        Done(await work.Do(cast.Lead, concern, new TakeConcern()));
        clock.Pass(15);
        return Done(await work.Open(cast.Lead, concern, new OpenCase())).Reference.Text;
    }

    private Task<Kept> Know(string reference, Dictionary<string, string[]> facts) =>
        Do(
            cast.Lead,
            reference,
            new EstablishFacts(
                [.. facts.Select(fact => new FactGiven(fact.Key, null, fact.Value))],
                "the child's class teacher"
            )
        );

    private async Task ChildsPlace(string reference, DemoCase told)
    {
        await Do(cast.Lead, reference, new RecordWhatChildWasTold("p1", told.Told, null));
        clock.Pass(3);
        await Do(cast.Lead, reference, new RecordWishes("p1", told.Wishes, told.WithThem));
    }

    private async Task Tell(string reference, DemoCase told)
    {
        clock.Pass(10);
        var notice = new TellSeniorTeam([cast.Senior, cast.Head], told.Notice, null);
        var entry = (await Do(cast.Lead, reference, notice)).Entries[0];
        clock.Pass(12);
        await Do(cast.Senior, reference, new ConfirmTold(entry.Index));
    }

    /// <summary>Answers what is asked, decides what is to be decided, meets each duty on its page, until nothing stands.</summary>
    private async Task DealWithTheRest(string reference, DemoCase told)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var now = await See(reference);
            if (now.Guidance.Close.Verdict == Verdict.Allowed)
                return;
            foreach (var question in now.Guidance.Questions)
            {
                var unknown = new MarkNotKnown(question.Fact.Id, question.Entity, told.NotKnown);
                await Do(cast.Lead, reference, unknown);
            }

            foreach (var decision in now.Guidance.Decisions.Where(one => one.Taken is null))
                await Decide(reference, told, decision);
            foreach (var duty in now.Standing.Where(one => one.Duty.IsMetOnItsPage))
                await Meet(reference, told, duty);
            clock.Pass(60 * 24);
        }
    }

    private async Task Decide(string reference, DemoCase told, DecisionOutlook decision)
    {
        clock.Pass(7);
        var id = decision.Decision.Id;
        var option = decision.Required ?? decision.Presumed ?? decision.Decision.Options[^1].Value;
        var reasons = told.Reasons.GetValueOrDefault(id, told.Note);
        var taken = await Do(cast.Lead, reference, new TakeDecision(id, option, reasons));
        if (taken.Entries[0].What is not Entries.DecisionTaken { AgreementOf.Count: > 0 })
            return;
        clock.Pass(50);
        var agree = new AgreeToDecision(taken.Entries[0].Index, true, told.Agreed);
        await Do(cast.Head, reference, agree);
    }

    private async Task Meet(string reference, DemoCase told, DutyOutlook duty)
    {
        var now = await See(reference);
        var stillOwed = now.Standing.Any(one =>
            one.Duty.Id == duty.Duty.Id && one.Entity == duty.Entity
        );
        if (!stillOwed)
            return;
        clock.Pass(9);
        var answers = duty
            .Duty.Asks.Where(fact => told.Answers.ContainsKey(fact))
            .Select(fact => new FactGiven(
                fact,
                now.Policy.Facts[fact].Scope == Scope.Case ? null : duty.Entity,
                [told.Answers[fact]]
            ));
        var note = told.Notes.GetValueOrDefault(duty.Duty.Id, told.Note);
        var meet = new MeetDuty(duty.Duty.Id, duty.Entity, note, [.. answers], null);
        await Do(cast.Lead, reference, meet);
    }

    private async Task<Moment> See(string reference) =>
        await work.See(cast.Lead, reference, "overview")
        ?? throw new InvalidOperationException("The story's lead cannot see the story's case.");

    private async Task<Kept> Do(Colleague who, string reference, CaseCommand command) =>
        Done(await work.Do(who, reference, command));

    private static Kept Done(Outcome? outcome) =>
        outcome as Kept
        ?? throw new InvalidOperationException(
            $"The story asks for what the school refuses: {(outcome as Refused)?.Sentence ?? "nothing is there"}"
        );
}
