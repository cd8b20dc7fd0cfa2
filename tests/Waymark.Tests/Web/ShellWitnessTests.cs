using Microsoft.Extensions.DependencyInjection;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Record;
using Waymark.Record.Tree;
using Waymark.Tests.Record;
using Waymark.Tests.Web.Support;
using Waymark.Web;
using Waymark.Web.Accounts;
using Waymark.Web.Background;

namespace Waymark.Tests.Web;

/// <summary>Checkpoints leave the school: to a folder, by mail, on paper.</summary>
public sealed class ShellWitnessTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_checkpoint_is_handed_to_the_folder_and_mailed_once_naming_nobody()
    {
        await using var school = WebSchool.WithWitness();
        var checkpoints = school.Services.GetRequiredService<MakeCheckpoints>();
        await RecordSomething(school);
        await checkpoints.Once(Stop);
        await checkpoints.Once(Stop);
        await school.Services.GetRequiredService<SendMail>().Once(Stop);

        var newest = checkpoints.Newest!;
        var key = Assert.Single(PublicKeys.Of(school.Data));
        var kept = await File.ReadAllTextAsync(Kept(school), Stop);
        Assert.Equal(
            new Verdict(key.School, newest.Size, newest.Root, null),
            WitnessFolder.Verify(kept, key)
        );

        var mail = Assert.Single(
            Directory
                .GetFiles(Path.Combine(school.Data, "outbox-mail"), "*.txt")
                .Select(File.ReadAllText),
            text => text.EndsWith(newest.Note, StringComparison.Ordinal)
        );
        Assert.Contains(
            "Subject: A checkpoint of a school's record\n",
            mail,
            StringComparison.Ordinal
        );
        foreach (var name in (string[])["Tom", "Priya", "child", "safeguarding", "Oak"])
            Assert.DoesNotContain(name, mail, StringComparison.OrdinalIgnoreCase);
        var exact = new Outside([key], [mail]);
        Assert.Null(
            Assert.Single(await RecordVerifier.Verify(school.Data, null, exact, Stop)).Flaw
        );
    }

    [Fact]
    public async Task Closing_a_case_makes_a_checkpoint_that_covers_it()
    {
        await using var school = WebSchool.WithWitness();
        var (_, closed) = await school.CasesOfTheStory();
        var lead = await school.SignedIn("priya");
        await lead.Answer($"/cases/{closed}/close/reopen", ("Because", "Her mother rang."));
        var page = await lead.Open($"/cases/{closed}/close");
        var checkpoints = school.Services.GetRequiredService<MakeCheckpoints>();
        await checkpoints.Once(Stop);
        var before = checkpoints.Newest!.Size;

        var form = new SeenForm(lead, page, page.Form("main form"), "close");
        Assert.Equal(303, (await form.Send(("Review", "Ring home sooner."))).Status);

        // Asked for when the case is closed, made beside it: whoever closes does not wait for it.
        while (checkpoints.Newest.Size == before)
            await Task.Delay(10, Stop);
        Assert.Equal(2, await school.Count<CaseClosed>(closed));
        Assert.True(checkpoints.Newest.Size > before);
    }

    [Fact]
    public async Task What_is_printed_of_a_case_has_the_newest_checkpoint_at_its_foot()
    {
        await using var school = WebSchool.WithCases();
        var (open, _) = await school.CasesOfTheStory();
        var lead = await school.SignedIn("priya");
        await school.Services.GetRequiredService<MakeCheckpoints>().Once(Stop);
        var newest = school.Services.GetRequiredService<MakeCheckpoints>().Newest!;

        foreach (
            var part in (string[])["", "/chronology?order=oldest", "/steps", "/people", "/close"]
        )
        {
            var page = await lead.Open($"/cases/{open}{part}");
            var foot = Assert.Single(page.Document.QuerySelectorAll("footer .way-checkpoint pre"));
            Assert.Equal(newest.Note, Assert.Single(NoteText.Checkpoints(foot.TextContent)));
        }

        var inbox = await lead.Open("/inbox");
        Assert.Empty(inbox.Document.QuerySelectorAll(".way-checkpoint"));
    }

    [Fact]
    public async Task What_is_printed_says_of_which_day_its_today_is()
    {
        await using var school = WebSchool.WithStaff();

        var page = await (await school.SignedIn("priya")).Open("/my-reports");

        var foot = Assert.Single(page.Document.QuerySelectorAll("footer .way-paper"));
        Assert.Contains("10:30 on 23 November 2026", foot.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_school_put_back_behind_its_witness_does_not_start()
    {
        using var record = RecordFolder.Filled([1, 2], out var school);
        var options = new WaymarkOptions
        {
            Data = record.Data,
            Keys = record.Keys,
            Witness = new WitnessOptions { Folder = Path.Combine(record.Root, "witness") },
        };
        var before = record.Close();
        record.Reopen();
        await record.Append(school, FileId.Random());
        var made = await record.Store.MakeCheckpoint(school, Stop);
        await new WitnessFolder(options.Witness.Folder).Hand(record.Store, made, Stop);
        record.Close();
        using (var sound = new SchoolRecord(options, TimeProvider.System))
            sound.Open();

        record.Put(before);
        Directory.Delete(Path.Combine(record.Data, "checkpoints"), recursive: true);
        using var setBack = new SchoolRecord(options, TimeProvider.System);
        Assert.Throws<RecordException>(setBack.Open);
    }

    [Fact]
    public void A_witness_that_would_be_put_back_with_the_record_is_refused()
    {
        var options = new WaymarkOptions
        {
            Data = "/srv/data",
            Keys = "/srv/keys",
            Policies = Path.Combine(Architecture.Repository.Root, "policies"),
        };

        Assert.Empty(options.Wrongs());
        var inside = new WitnessOptions { Folder = "/srv/data/witness" };
        Assert.Single((options with { Witness = inside }).Wrongs());
        Assert.Single((options with { Witness = new() { Mail = "nobody" } }).Wrongs());
        var fine = new WitnessOptions { Folder = "/mnt/trust", Mail = "checkpoints@trust.example" };
        Assert.Empty((options with { Witness = fine }).Wrongs());
    }

    private static string Kept(WebSchool school) =>
        Assert.Single(Directory.GetFiles(school.Witness, "waymark-*.txt"));

    private static async Task RecordSomething(WebSchool school)
    {
        var id = Assert.Single(school.Services.GetRequiredService<RecordStore>().Schools());
        var found = await school.Services.GetRequiredService<SchoolWork>().School(id, Stop);
        await school
            .Services.GetRequiredService<CaseWork>()
            .Raise(found!.Colleagues[0], new RaiseConcern(SafeNow.WithTrustedAdult), Stop);
    }
}
