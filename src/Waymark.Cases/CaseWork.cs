using Waymark.Cases.Commands;
using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>
/// What pages and commands call: load, decide, append, in that order. Unknown and forbidden are both null.
/// Recording is checked against what was read; when another was faster it is read and decided again.
/// </summary>
/// <remarks>Safe to share between threads where the randomness is.</remarks>
public sealed class CaseWork
{
    private const int MostAttempts = 8;
    private readonly ViewStore views;
    private readonly Editions editions;
    private readonly Random random;
    private readonly CaseReader reader;
    private readonly CaseRecorder recorder;

    /// <summary>One for the whole program.</summary>
    public CaseWork(
        RecordStore record,
        ViewStore views,
        Editions editions,
        TimeProvider clock,
        Random random
    )
    {
        this.views = views;
        this.editions = editions;
        this.random = random;
        recorder = new CaseRecorder(record, views, editions);
        reader = new CaseReader(new SchoolWork(record, views, editions), recorder, clock);
    }

    /// <summary>Raises a concern: any signed-in adult, never refused. The alert waits in the outbox when this returns.</summary>
    public async Task<Kept> Raise(
        Colleague who,
        RaiseConcern command,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(who);
        ArgumentNullException.ThrowIfNull(command);
        var outcome = await Repeat(who, command.Submission, Attempt, stop);
        return (Kept)outcome!;

        async Task<Answer> Attempt()
        {
            var reference = CaseReference.New(random);
            var school = await reader.School(who, stop);
            var loaded = new Loaded(FileId.Random(), Dossier.Empty, school);
            return await Settle(loaded, who, command.Decide(reference), reference, null, stop);
        }
    }

    /// <summary>Does something to a concern. Null: there is none of that reference, or it is not this person's.</summary>
    public Task<Outcome?> Do(
        Colleague who,
        string reference,
        ConcernCommand command,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(command);
        return Repeat(who, command.Submission, Attempt, stop);

        async Task<Answer> Attempt()
        {
            if (await reader.LoadConcern(who, reference, stop) is not { } loaded)
                return Answer.NotThere;
            var concern = loaded.Concern;
            if (!command.IsFor(who, concern) || Access.OnConcern(who, loaded) == Sight.None)
                return Answer.NotThere;
            var outcome = command.Decide(concern, who, loaded.School.Settings.Time());
            return await Settle(
                loaded,
                who,
                outcome.Stamped(command.Submission),
                concern.Reference,
                null,
                stop
            );
        }
    }

    /// <summary>Does something to a case. Null: there is none of that reference, or it is not this person's.</summary>
    public Task<Outcome?> Do(
        Colleague who,
        string reference,
        CaseCommand command,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(command);
        return Repeat(who, command.Submission, Attempt, stop);

        async Task<Answer> Attempt()
        {
            if (await reader.LoadCase(who, reference, stop) is not { } loaded)
                return Answer.NotThere;
            return await Decide(loaded, who, command, stop);
        }
    }

    /// <summary>Makes a case of a concern. The <see cref="Kept"/> carries the case's reference.</summary>
    public Task<Outcome?> Open(
        Colleague who,
        string concern,
        OpenCase command,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(command);
        return Repeat(who, command.Submission, Attempt, stop);

        async Task<Answer> Attempt()
        {
            if (await reader.LoadConcern(who, concern, stop) is not { } loaded)
                return Answer.NotThere;
            if (Access.OnConcern(who, loaded) != Sight.Whole)
                return Answer.NotThere;
            var reference = CaseReference.New(random);
            var made = loaded with { File = FileId.Random() };
            var policy = reader.InForce(loaded.School, editions);
            var outcome = command.Decide(loaded.Concern, policy, made.File, reference);
            return await Settle(made, who, outcome, reference, null, stop);
        }
    }

    /// <summary>Joins a concern to a case.</summary>
    /// <param name="sameChild">The person of the case who is this report's child; null: somebody new.</param>
    public Task<Outcome?> Join(
        Colleague who,
        string concern,
        string @case,
        string? sameChild,
        CancellationToken stop = default
    )
    {
        return Repeat(who, null, Attempt, stop);

        async Task<Answer> Attempt()
        {
            var one = await reader.LoadConcern(who, concern, stop);
            var loaded = await reader.LoadCase(who, @case, stop);
            if (one is null || loaded is null)
                return Answer.NotThere;
            if (Access.OnConcern(who, one) != Sight.Whole)
                return Answer.NotThere;
            var both = loaded.Joining(one);
            return await Decide(both, who, new JoinCase(one.Concern, sameChild), stop);
        }
    }

    /// <summary>A concern, for whoever hears it; null for everybody else. That it was read is recorded.</summary>
    public Task<Concern?> Concern(
        Colleague who,
        string reference,
        CancellationToken stop = default
    ) => reader.Concern(who, reference, stop);

    /// <summary>The reporter's own concern: status, and what they wrote (<see cref="MyReport.Own"/>); null for everybody else.</summary>
    public Task<MyReport?> MyReport(
        Colleague who,
        string reference,
        CancellationToken stop = default
    ) => reader.MyReport(who, reference, stop);

    /// <summary>The whole case and what the policy says of it now. That it was read is recorded, at most once per person, case and quarter hour.</summary>
    /// <param name="part">Which part is looked at: overview, words, chronology ...</param>
    public Task<Moment?> See(
        Colleague who,
        string reference,
        string part,
        CancellationToken stop = default
    ) => reader.See(who, reference, part, editions, stop);

    /// <summary>The case for somebody whose signature it may wait for. Show them only what they sign.</summary>
    public Task<Moment?> SeeToSign(
        Colleague who,
        string reference,
        CancellationToken stop = default
    ) => reader.SeeToSign(who, reference, editions, stop);

    /// <summary>The case as the senior team sees it: that there is one, its stage, and what they are asked.</summary>
    public Task<CaseStage?> SeeStage(
        Colleague who,
        string reference,
        CancellationToken stop = default
    ) => reader.SeeStage(who, reference, editions, stop);

    /// <summary>The support side, for a colleague who was given sight of named children.</summary>
    public Task<SupportSeen?> SeeSupport(
        Colleague who,
        string reference,
        CancellationToken stop = default
    ) => reader.SeeSupport(who, reference, editions, stop);

    private async Task<Answer> Decide(
        Loaded loaded,
        Colleague who,
        CaseCommand command,
        CancellationToken stop
    )
    {
        var now = reader.Now(loaded, who, editions);
        if (!command.IsFor(who, now.Case))
            return Answer.NotThere;
        var outcome = command.DecideAndReopen(now).Stamped(command.Submission);
        return await Settle(loaded, who, outcome, now.Case.Reference, now, stop);
    }

    /// <summary>Records what was decided, and of a refusal that it was tried where that is kept.</summary>
    private async Task<Answer> Settle(
        Loaded loaded,
        Colleague who,
        Outcome outcome,
        CaseReference reference,
        Moment? now,
        CancellationToken stop
    )
    {
        IReadOnlyList<Written> written = outcome switch
        {
            Decided decided => decided.Entries,
            Refused { Attempt: { } attempt } => [new Written(attempt)],
            _ => [],
        };
        if (written.Count == 0)
            return Answer.Is(outcome);
        var by = new Signature(
            loaded.School,
            who.As(),
            now is null ? [] : Signature.WithTasks(now)
        );
        var recorded = await recorder.Append(loaded.Dossier, loaded.File, written, by, stop);
        if (recorded is null)
            return Answer.Again;
        return Answer.Is(outcome is Refused ? outcome : new Kept(reference, recorded));
    }

    /// <summary>Decides again while others are faster, and finds the first result of a form that was sent before.</summary>
    private async Task<Outcome?> Repeat(
        Colleague who,
        Guid? submission,
        Func<Task<Answer>> attempt,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(who);
        for (var tries = 0; tries < MostAttempts; tries++)
        {
            if (submission is { } form && await FirstResult(who, form, stop) is { } first)
                return first;
            try
            {
                var answer = await attempt();
                if (!answer.IsToRepeat)
                    return answer.Outcome;
            }
            catch (ReferenceTakenException)
            {
                continue;
            }
            catch (SentBeforeException)
            {
                continue;
            }
        }

        throw new TimeoutException("The record moved on at every attempt.");
    }

    private async Task<Kept?> FirstResult(Colleague who, Guid form, CancellationToken stop)
    {
        if (await views.FirstSent(who.School, form, stop) is not { } file)
            return null;
        return await reader.ReferenceOf(who, new FileId(file), stop) is { } reference
            ? new Kept(reference, [])
            : null;
    }
}
