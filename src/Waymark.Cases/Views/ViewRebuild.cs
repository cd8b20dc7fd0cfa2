using Waymark.Cases.Entries;
using Waymark.Record;

namespace Waymark.Cases.Views;

/// <summary>Makes the views again from the record: nothing in them is kept anywhere else. Drafts and messages are not touched.</summary>
public sealed class ViewRebuild(RecordStore record, ViewStore views, Editions editions)
{
    /// <summary>Throws the views of a school away and makes them anew, in one transaction.</summary>
    /// <returns>How many files were shown.</returns>
    public async Task<int> Run(SchoolId school, CancellationToken stop = default)
    {
        var entries = new List<Recorded>();
        await foreach (var entry in record.ReadAll(school, stop: stop))
            entries.Add(Kinds.Read(entry));
        var files = entries.ToLookup(entry => entry.File);
        await record.Write(
            school,
            async (transaction, token) =>
            {
                var writer = new ViewWriter(transaction, token);
                foreach (var table in Tables.FromRecord)
                    await writer.Remove(table, (nameof(SchoolRow.SchoolId), school.Value));
                await Show(writer, school, files);
            },
            stop
        );
        return files.Count;
    }

    private async Task Show(ViewWriter writer, SchoolId school, ILookup<FileId, Recorded> files)
    {
        var own = files[SchoolWork.File(school)].ToList();
        await new SchoolWork(record, views, editions).Show(writer, school, [], own);
        if (School.From(school, own) is not { } one)
            return;
        var recorder = new CaseRecorder(record, views, editions);
        foreach (var file in files.Where(file => file.Key != SchoolWork.File(school)))
        {
            var dossier = new Dossier(
                [.. WithConcerns(file, files)],
                new Dictionary<FileId, int>()
            );
            await recorder.Show(writer, one, dossier, new HashSet<FileId> { file.Key });
            foreach (var entry in file.Where(entry => entry.What.Submission is not null))
            {
                var submission = entry.What.Submission!.Value;
                await ViewStore.PutSubmission(writer, school, submission, entry.File);
            }
        }
    }

    /// <summary>A case rests on its concerns' entries too; a concern stands alone.</summary>
    internal static IEnumerable<Recorded> WithConcerns(
        IGrouping<FileId, Recorded> file,
        ILookup<FileId, Recorded> files
    )
    {
        var links = file.Select(entry =>
                entry.What switch
                {
                    CaseOpened opened => opened.Concern.File,
                    ConcernJoined joined => joined.Concern.File,
                    _ => (FileId?)null,
                }
            )
            .OfType<FileId>();
        return file.Concat(links.Distinct().SelectMany(link => files[link]));
    }
}
