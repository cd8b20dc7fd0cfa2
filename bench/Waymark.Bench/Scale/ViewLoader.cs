using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Record;

namespace Waymark.Bench.Scale;

/// <summary>The view rows of a whole school, by the real folds and the real sealing. A rebuild of the same school must change nothing: <see cref="LoaderCheck"/>.</summary>
internal sealed class ViewLoader(RecordStore store, ViewStore views, Editions editions)
{
    public void Load(SchoolId id, IReadOnlyList<Recorded> entries, Batch batch)
    {
        var files = entries.ToLookup(entry => entry.File);
        var own = files[SchoolWork.File(id)].ToList();
        if (School.From(id, own) is not { } school)
            throw new InvalidOperationException("The school was never begun.");
        batch.Add(Table.SchoolViews, id.Value, views.Seal(id, Tables.Schools, id.Value, school));
        foreach (var pupil in own.Select(entry => entry.What).OfType<PupilsEnrolled>())
            Load(id, pupil.Pupils, batch);
        foreach (var file in files.Where(file => file.Key != SchoolWork.File(id)))
            Load(school, file, files, batch);
    }

    private void Load(SchoolId school, IReadOnlyList<Pupil> pupils, Batch batch)
    {
        foreach (var pupil in pupils)
        {
            var bytes = views.Seal(school, Tables.Pupils, pupil.Id, pupil);
            batch.Add(Table.Pupils, school.Value, pupil.Id, bytes);
            Name(school, Table.PupilTokens, [pupil.Name], pupil.Id, batch);
        }
    }

    private void Load(
        School school,
        IGrouping<FileId, Recorded> file,
        ILookup<FileId, Recorded> files,
        Batch batch
    )
    {
        var dossier = new Dossier(
            [.. ViewRebuild.WithConcerns(file, files)],
            new Dictionary<FileId, int>()
        );
        foreach (var concern in dossier.Concerns.Where(concern => concern.File == file.Key))
            Load(school.Id, concern, batch);
        if (dossier.Case is not { } one || one.File != file.Key)
            return;
        batch.Add(Table.References, school.Id.Value, one.Reference.Text, one.File.Value, true);
        var summary = Projection.Of(one, editions, school);
        batch.Add(
            Table.Cases,
            school.Id.Value,
            one.File.Value,
            (int)one.Audience,
            one.IsOpen,
            summary.Row.NextDueAt?.ToUnixTimeMilliseconds(),
            views.Seal(school.Id, Tables.Cases, one.File.Value, summary)
        );
        Name(school.Id, Table.CaseTokens, summary.Names, one.File.Value, batch);
    }

    private void Load(SchoolId school, Concern concern, Batch batch)
    {
        var file = concern.File.Value;
        batch.Add(Table.References, school.Value, concern.Reference.Text, file, false);
        batch.Add(
            Table.Concerns,
            school.Value,
            file,
            (int)concern.Audience,
            (int)concern.State,
            concern.RaisedBy.Person.Value,
            concern.Into?.Case.Value,
            concern.RaisedAt.ToUnixTimeMilliseconds(),
            views.Seal(school, Tables.Concerns, file, Projection.Of(concern))
        );
    }

    private void Name(SchoolId school, Table table, IEnumerable<string> names, Guid of, Batch batch)
    {
        var tokens = names
            .SelectMany(name => NameTokens.Of(store, school, name))
            .DistinctBy(Convert.ToHexString);
        foreach (var token in tokens)
            batch.Add(table, school.Value, token, of);
    }
}
