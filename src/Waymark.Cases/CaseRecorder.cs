using System.Data.Common;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Policies;
using Waymark.Record;

namespace Waymark.Cases;

/// <summary>Appends what was decided, with the views and the messages, in one transaction.</summary>
internal sealed class CaseRecorder(RecordStore record, ViewStore views, Editions editions)
{
    internal RecordStore Record => record;

    internal ViewStore Views => views;

    /// <summary>Records; null where a file has moved on since it was read, so that it must be read and decided again.</summary>
    /// <exception cref="ReferenceTakenException">A new reference is in use: choose another.</exception>
    /// <exception cref="SentBeforeException">The same form was recorded a moment ago.</exception>
    internal async Task<IReadOnlyList<Recorded>?> Append(
        Dossier read,
        FileId file,
        IReadOnlyList<Written> written,
        Signature by,
        CancellationToken stop
    )
    {
        var entries = written.Select(one => Kinds.Write(one, file, by.Author)).ToList();
        var expected = entries
            .Select(entry => entry.File)
            .Distinct()
            .ToDictionary(one => one, one => read.Sizes.GetValueOrDefault(one));
        IReadOnlyList<Recorded> recorded = [];
        var outcome = await record.Append(
            by.School.Id,
            entries,
            expected,
            async (transaction, stored, token) =>
            {
                recorded = [.. stored.Select(Kinds.Read)];
                await Alongside(transaction, read, recorded, by, token);
            },
            stop
        );
        return outcome is Appended ? recorded : null;
    }

    private async Task Alongside(
        DbTransaction transaction,
        Dossier read,
        IReadOnlyList<Recorded> recorded,
        Signature by,
        CancellationToken stop
    )
    {
        var writer = new ViewWriter(transaction, stop);
        var school = by.School;
        foreach (var entry in recorded)
        {
            if (
                entry.What.Submission is { } submission
                && !await ViewStore.PutSubmission(writer, school.Id, submission, entry.File)
            )
                throw new SentBeforeException();
        }

        if (recorded.All(entry => entry.What is RecordRead))
            return;
        var after = read.With(recorded);
        var summary = await Show(
            writer,
            school,
            after,
            recorded.Select(entry => entry.File).ToHashSet()
        );
        foreach (var entry in recorded)
            await Tell(writer, school, entry, after);
        if (summary is not null)
            await TellOfTasks(writer, recorded[^1], summary, by);
    }

    /// <summary>Writes the views of these files as they now stand; the case of the dossier always, since it rests on all of them.</summary>
    internal async Task<CaseSummary?> Show(
        ViewWriter writer,
        School school,
        Dossier after,
        IReadOnlySet<FileId> touched
    )
    {
        foreach (var concern in after.Concerns.Where(one => touched.Contains(one.File)))
        {
            if (!after.Sizes.ContainsKey(concern.File))
                await Refer(writer, school.Id, concern.Reference, concern.File, false);
            await views.PutConcern(writer, school.Id, concern);
        }

        if (after.Case is not { } one)
            return null;
        if (!after.Sizes.ContainsKey(one.File))
            await Refer(writer, school.Id, one.Reference, one.File, true);
        var summary = Projection.Of(one, editions, school);
        await views.PutCase(writer, school.Id, one, summary);
        return summary;
    }

    private static async Task Refer(
        ViewWriter writer,
        SchoolId school,
        CaseReference reference,
        FileId file,
        bool isCase
    )
    {
        if (!await ViewStore.PutReference(writer, school, reference, file, isCase))
            throw new ReferenceTakenException();
    }

    private async Task Tell(ViewWriter writer, School school, Recorded entry, Dossier after)
    {
        if (entry.What is ConcernTaken or ConcernSetAside)
            await Outbox.CallOff(writer, school.Id, entry.File);
        foreach (var message in Messages.For(entry, after, school))
            await Outbox.Put(writer, views, school.Id, entry.File, message);
    }

    /// <summary>Those who work from a task list are told once, when their first task arises.</summary>
    private async Task TellOfTasks(
        ViewWriter writer,
        Recorded entry,
        CaseSummary summary,
        Signature by
    )
    {
        foreach (var role in Signature.TaskRoles.Except(by.RolesWithTasks))
        {
            if (summary.Duties.All(duty => duty.Owner != role))
                continue;
            foreach (var person in Messages.Holding(by.School, role))
            {
                var message = new MessageWaiting(
                    person,
                    MessageKind.DoTask,
                    summary.Row.Reference,
                    entry.At,
                    false
                );
                await Outbox.Put(writer, views, by.School.Id, entry.File, message);
            }
        }
    }
}

/// <summary>Who records, for which school.</summary>
/// <param name="RolesWithTasks">The roles that had a task in the case before: they are not told again.</param>
internal sealed record Signature(
    School School,
    Author Author,
    IReadOnlyCollection<string> RolesWithTasks
)
{
    /// <summary>The roles that work from a task list and see nothing else of a case.</summary>
    internal static IReadOnlyList<string> TaskRoles { get; } = [Roles.It, Roles.Support];

    /// <summary>Which of them have an open duty at that moment.</summary>
    internal static IReadOnlyCollection<string> WithTasks(Moment now) =>
        [
            .. TaskRoles.Where(role =>
                now.Guidance.Duties.Any(duty =>
                    duty.State == DutyState.Open
                    && duty.Duty.Strength > Strength.Inform
                    && duty.Duty.By == role
                )
            ),
        ];
}

/// <summary>A new reference is in use already: choose another and decide again.</summary>
internal sealed class ReferenceTakenException : Exception;

/// <summary>The same form was recorded a moment ago: the first result stands.</summary>
internal sealed class SentBeforeException : Exception;
