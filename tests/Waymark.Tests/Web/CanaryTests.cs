using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Waymark.Cases;
using Waymark.Record;
using Waymark.Record.Backups;
using Waymark.Tests.Support;
using Waymark.Tests.Web.Support;
using Waymark.Web;
using Waymark.Web.Accounts;

namespace Waymark.Tests.Web;

/// <summary>A word of its own is typed into every field that anybody sees; afterwards it is readable nowhere but on the pages.</summary>
public sealed class CanaryTests(FormsOfASchool school) : IClassFixture<FormsOfASchool>
{
    // A name that is in nothing else, in this run or another.
    private readonly string word =
        "Quill"
        + string.Concat(
            $"{PersonId.Random().Value:N}"
                .Take(16)
                .Select(one => (char)(one < 'a' ? one + 'g' - '0' : one))
        );

    private readonly List<string> found = [];
    private readonly ConcurrentQueue<string> measured = [];
    private int _planted;

    [Fact]
    public async Task No_word_typed_into_any_field_lies_readable_in_a_file_a_backup_a_log_line_a_metric_or_an_address()
    {
        var begun = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-1);
        using var metrics = Listen();
        var before = await school.Written();

        foreach (var form in school.Forms)
            await Plant(form);

        await ChangeKeys();
        await school
            .School.Get<Waymark.Web.Background.SendMail>()
            .Once(TestContext.Current.CancellationToken);
        await school
            .School.Get<Waymark.Web.Background.MakeCheckpoints>()
            .Once(TestContext.Current.CancellationToken);
        var options = school.School.Get<WaymarkOptions>();
        var backup = Path.Combine(school.School.Root, "canary.backup");
        Backup.Make(options.Place, options.Key, backup, TimeProvider.System);
        Look(school.School.Root, SearchOption.AllDirectories, DateTime.MinValue);
        Look(Path.GetTempPath(), SearchOption.TopDirectoryOnly, begun);
        found.AddRange(school.School.Log.Lines.Where(Holds).Select(line => $"log: {line}"));
        found.AddRange(measured.Where(Holds).Select(tag => $"metric: {tag}"));

        Assert.True(found.Count == 0, string.Join('\n', found));
        // They were taken, and those who may see them do.
        Assert.True(_planted >= 200, $"{_planted} words were planted");
        var taken = await school.Written() - before;
        Assert.True(taken >= 12, $"{taken} forms were taken");
        Assert.Contains(
            await school.Read(),
            page => page.Main.Contains(word, StringComparison.Ordinal)
        );
        Assert.NotEmpty(measured);
    }

    [Fact]
    public void The_search_finds_a_word_in_each_form_that_it_is_to_be_found_in()
    {
        foreach (var form in Canary.Forms(word))
            Assert.True(Canary.IsIn([1, 2, .. form, 3], word));
        Assert.True(Canary.IsIn(Encoding.UTF8.GetBytes($"x{word.ToLowerInvariant()}"), word));
        Assert.False(Canary.IsIn(Encoding.UTF8.GetBytes(word[1..]), word));
    }

    /// <summary>What was typed is wrapped and sealed again; the pages are read afterwards.</summary>
    private async Task ChangeKeys()
    {
        var keys = new KeyChanges(school.School.Get<RecordStore>());
        var id = school.School.Get<SchoolRecord>().School;
        var by = new Author(PersonId.Random(), "root", Roles.Administrator);
        await keys.ChangeSchoolKey(id, by, TestContext.Current.CancellationToken);
        await keys.ChangeSigningKey(id, by, TestContext.Current.CancellationToken);
    }

    /// <summary>Each field alone, the others as they may be, and then all that take words together.</summary>
    private async Task Plant(SeenForm form)
    {
        foreach (var field in form.Typed)
            Look(form, await form.Send((field, Words(field))));
        var all = form.Typed.Where(form.TakesWords).Select(field => (field, Words(field)));
        Look(form, await form.Send([.. all]));
    }

    private string Words(string field)
    {
        _planted++;
        var number = _planted.ToString(CultureInfo.InvariantCulture);
        return field.EndsWith("UserName", StringComparison.Ordinal)
            ? $"{word}{number}@example.test"
            : $"{word} {word}{number}";
    }

    private void Look(SeenForm form, Shown answer)
    {
        if (Holds(answer.Location ?? "") || Holds(answer.Title))
            found.Add($"{form.Name}: in the address or the title");
    }

    private void Look(string folder, SearchOption depth, DateTime since)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", depth))
        {
            if (File.GetLastWriteTimeUtc(file) >= since && Holds(file, Bytes(file)))
                found.Add(file);
        }
    }

    private bool Holds(string file, byte[] bytes) =>
        Canary.IsIn(bytes, word) || Holds(Path.GetFileName(file));

    private bool Holds(string text) => Canary.IsIn(Encoding.UTF8.GetBytes(text), word);

    // In the shared folder for temporary files there are others' too, which come and go and may not be read. Pipes are among them, .NET's
    // own too: they have no length, and to open one waits for ever for somebody at its other end.
    private static byte[] Bytes(string file)
    {
        try
        {
            return new FileInfo(file).Length == 0 ? [] : Canary.Read(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) => self.EnableMeasurementEvents(instrument),
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Keep(tags));
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Keep(tags));
        listener.SetMeasurementEventCallback<int>((_, _, tags, _) => Keep(tags));
        listener.Start();
        return listener;
    }

    private void Keep(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var tag in tags)
            measured.Enqueue($"{tag.Key} {tag.Value}");
    }
}
