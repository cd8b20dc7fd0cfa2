using Microsoft.EntityFrameworkCore;
using Waymark.Cases.Entries;
using Waymark.Record;

namespace Waymark.Cases.Views;

/// <summary>The throw-away views in the school's database: made from the record, sealed where they hold a word or a name.</summary>
/// <remarks>In clear stand random ids, states, times due and counts. Safe to share between threads.</remarks>
public sealed class ViewStore(RecordStore record)
{
    private readonly DbContextOptions<ViewsDb> options = Options(record);

    internal RecordStore Record => record;

    /// <summary>Makes or upgrades the tables. Called once at start.</summary>
    public async Task Migrate(CancellationToken stop = default)
    {
        await using var db = Read(default);
        await record.Migrate(db, stop);
    }

    internal ViewsDb Read(SchoolId school) => new(options, school);

    internal byte[] Seal<T>(SchoolId school, string table, Guid of, T value) =>
        record.Seal(school, Purpose(table, of), Kinds.Write(value));

    internal T Open<T>(SchoolId school, string table, Guid of, byte[] bytes) =>
        Kinds.Read<T>(record.Open(school, Purpose(table, of), bytes));

    /// <summary>Where a reference leads; null where nowhere.</summary>
    internal async Task<ReferenceRow?> Find(
        SchoolId school,
        string reference,
        CancellationToken stop
    )
    {
        if (CaseReference.Read(reference) is not { } read)
            return null;
        await using var db = Read(school);
        return await db
            .References.AsNoTracking()
            .SingleOrDefaultAsync(
                row => row.SchoolId == school.Value && row.Reference == read.Text,
                stop
            );
    }

    /// <summary>The school as its own file tells it; null where its record was never begun.</summary>
    public async Task<School?> School(SchoolId school, CancellationToken stop = default)
    {
        await using var db = Read(school);
        var row = await db
            .Schools.AsNoTracking()
            .SingleOrDefaultAsync(one => one.SchoolId == school.Value, stop);
        return row is null ? null : Open<School>(school, Tables.Schools, row.SchoolId, row.Sealed);
    }

    /// <summary>The file in which a form's first sending was recorded; null where it is new.</summary>
    internal async Task<Guid?> FirstSent(SchoolId school, Guid submission, CancellationToken stop)
    {
        // A form that came without a number is no sending of another.
        if (submission == Guid.Empty)
            return null;
        await using var db = Read(school);
        var row = await db
            .Submissions.AsNoTracking()
            .SingleOrDefaultAsync(
                row => row.SchoolId == school.Value && row.SubmissionId == submission,
                stop
            );
        return row?.FileId;
    }

    internal static Task<bool> PutReference(
        ViewWriter writer,
        SchoolId school,
        CaseReference reference,
        FileId file,
        bool isCase
    ) =>
        writer.Add(
            Tables.References,
            (nameof(ReferenceRow.SchoolId), school.Value),
            (nameof(ReferenceRow.Reference), reference.Text),
            (nameof(ReferenceRow.FileId), file.Value),
            (nameof(ReferenceRow.IsCase), isCase)
        );

    internal static Task<bool> PutSubmission(
        ViewWriter writer,
        SchoolId school,
        Guid submission,
        FileId file
    ) =>
        submission == Guid.Empty
            ? Task.FromResult(true)
            : writer.Add(
                Tables.Submissions,
                (nameof(SubmissionRow.SchoolId), school.Value),
                (nameof(SubmissionRow.SubmissionId), submission),
                (nameof(SubmissionRow.FileId), file.Value)
            );

    internal Task PutConcern(ViewWriter writer, SchoolId school, Concern concern)
    {
        var row = Projection.Of(concern);
        return writer.Put(
            Tables.Concerns,
            2,
            (nameof(ConcernViewRow.SchoolId), school.Value),
            (nameof(ConcernViewRow.FileId), concern.File.Value),
            (nameof(ConcernViewRow.Audience), (int)concern.Audience),
            (nameof(ConcernViewRow.State), (int)concern.State),
            (nameof(ConcernViewRow.ReporterId), concern.RaisedBy.Person.Value),
            (nameof(ConcernViewRow.CaseId), concern.Into?.Case.Value),
            (nameof(ConcernViewRow.RaisedAt), concern.RaisedAt.ToUnixTimeMilliseconds()),
            (nameof(ConcernViewRow.Sealed), Seal(school, Tables.Concerns, concern.File.Value, row))
        );
    }

    internal async Task PutCase(ViewWriter writer, SchoolId school, Case one, CaseSummary summary)
    {
        await writer.Put(
            Tables.Cases,
            2,
            (nameof(CaseViewRow.SchoolId), school.Value),
            (nameof(CaseViewRow.FileId), one.File.Value),
            (nameof(CaseViewRow.Audience), (int)one.Audience),
            (nameof(CaseViewRow.IsOpen), one.IsOpen),
            (nameof(CaseViewRow.NextDueAt), summary.Row.NextDueAt?.ToUnixTimeMilliseconds()),
            (nameof(CaseViewRow.Sealed), Seal(school, Tables.Cases, one.File.Value, summary))
        );
        foreach (var name in summary.Names)
            await PutTokens(writer, school, Tables.CaseTokens, name, one.File.Value);
    }

    internal async Task PutTokens(
        ViewWriter writer,
        SchoolId school,
        string table,
        string name,
        Guid of
    )
    {
        foreach (var token in NameTokens.Of(record, school, name))
        {
            await writer.Add(
                table,
                (nameof(TokenRow.SchoolId), school.Value),
                (nameof(TokenRow.Token), token),
                (nameof(TokenRow.Of), of)
            );
        }
    }

    internal Task PutSchool(ViewWriter writer, School school) =>
        writer.Put(
            Tables.Schools,
            1,
            (nameof(SchoolRow.SchoolId), school.Id.Value),
            (nameof(SchoolRow.Sealed), Seal(school.Id, Tables.Schools, school.Id.Value, school))
        );

    internal async Task PutPupil(ViewWriter writer, SchoolId school, Pupil pupil)
    {
        await RemovePupil(writer, school, pupil.Id);
        await writer.Add(
            Tables.Pupils,
            (nameof(PupilRow.SchoolId), school.Value),
            (nameof(PupilRow.PupilId), pupil.Id),
            (nameof(PupilRow.Sealed), Seal(school, Tables.Pupils, pupil.Id, pupil))
        );
        await PutTokens(writer, school, Tables.PupilTokens, pupil.Name, pupil.Id);
    }

    internal static async Task RemovePupil(ViewWriter writer, SchoolId school, Guid pupil)
    {
        await writer.Remove(
            Tables.Pupils,
            (nameof(PupilRow.SchoolId), school.Value),
            (nameof(PupilRow.PupilId), pupil)
        );
        await writer.Remove(
            Tables.PupilTokens,
            (nameof(TokenRow.SchoolId), school.Value),
            (nameof(TokenRow.Of), pupil)
        );
    }

    /// <summary>Removes every row about a file: nothing of an erased one stays.</summary>
    internal static async Task Forget(ViewWriter writer, SchoolId school, FileId file)
    {
        foreach (var table in Tables.OfFiles)
        {
            await writer.Remove(
                table,
                (nameof(CaseViewRow.SchoolId), school.Value),
                (nameof(CaseViewRow.FileId), file.Value)
            );
        }

        await writer.Remove(
            Tables.CaseTokens,
            (nameof(TokenRow.SchoolId), school.Value),
            (nameof(TokenRow.Of), file.Value)
        );
    }

    /// <summary>Calls every message off: of a demonstration school, nobody is told.</summary>
    internal Task ForgetMessages(SchoolId school) =>
        record.Write(
            school,
            (transaction, token) =>
                new ViewWriter(transaction, token).Remove(
                    Tables.Outbox,
                    (nameof(OutboxRow.SchoolId), school.Value)
                )
        );

    private static DbContextOptions<ViewsDb> Options(RecordStore record)
    {
        var builder = new DbContextOptionsBuilder<ViewsDb>();
        record.Configure(builder, ViewsDb.History);
        return builder.Options;
    }

    internal static string Purpose(string table, Guid of) => $"{table}/{of:N}";
}
