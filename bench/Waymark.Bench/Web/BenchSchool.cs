using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Web.Accounts;

namespace Waymark.Bench.Web;

/// <summary>A school with the demonstration's staff and one case of so many entries, made by the real commands.</summary>
internal sealed class BenchSchool(WebApplication app)
{
    public const string Password = "calm plain and fast";
    public const string Lead = "priya";
    public static readonly string[] Reporters =
    [
        "tom",
        "amina",
        "gwen",
        "dev",
        "nora",
        "ruth",
        "helen",
        "joy",
    ];

    private readonly CaseWork _work = app.Services.GetRequiredService<CaseWork>();

    /// <summary>The arguments of a host on this data that makes the staff if there is nobody yet.</summary>
    public static string[] Arguments(ScratchFolder folder, Uri site) =>
        Arguments(folder.PathOf("data"), folder.PathOf("keys"), site, null);

    /// <param name="database">A PostgreSQL database; null: the file in the data folder.</param>
    public static string[] Arguments(string data, string keys, Uri site, string? database) =>
        [
            "--applicationName=Waymark.Web",
            "--contentRoot=" + Repository.PathOf("src", "Waymark.Web"),
            "--environment=Production",
            "--urls=" + site,
            "--Waymark:Data=" + data,
            "--Waymark:Keys=" + keys,
            "--Waymark:Database=" + database,
            "--Waymark:Policies=" + Repository.PathOf("policies"),
            "--Waymark:Demo=true",
        ];

    /// <summary>Makes a case and gives its reference.</summary>
    public async Task<string> MakeCase(int entries)
    {
        var lead = await Someone(account => account.Roles.Contains(Roles.SafeguardingLead));
        var reporter = await Someone(account => account.Roles is [Roles.Staff]);
        var concern = (await _work.Raise(reporter, new RaiseConcern(SafeNow.WithTrustedAdult)))
            .Reference
            .Text;
        var report = new CompleteConcern(
            new ChildNamed(null, "Child of the bench"),
            ["depicted"],
            false,
            "She said that someone in her class has a picture and has sent it on.",
            new ToldOfDevice("pupil", "child", "school", "small-group", null)
        );
        Expect(await _work.Do(reporter, concern, report));
        Expect(await _work.Do(lead, concern, new TakeConcern()));
        var reference = Expect(await _work.Open(lead, concern, new OpenCase())).Reference.Text;
        foreach (var command in Commands())
            Expect(await _work.Do(lead, reference, command));
        for (var have = await Entries(lead, reference); have < entries; have++)
        {
            var note = new MakeNote(
                $"Spoke with the tutor: nothing new since this morning ({have}).",
                null,
                null
            );
            Expect(await _work.Do(lead, reference, note));
        }

        var made = await Entries(lead, reference);
        return made == entries
            ? reference
            : throw new InvalidOperationException($"The case has {made} entries, not {entries}.");
    }

    private static IEnumerable<CaseCommand> Commands() =>
        [
            new AddPerson("A second child", ["recipient"], null, null, 13),
            new AddPerson("A third child", ["forwarder"], null, null, 13),
            Fact("image.exists", "yes"),
            Fact("image.assessment", "potentially-illegal"),
            Fact("image.assessment-basis", "described"),
            Fact("image.origin", "self-willing"),
            Fact("sharing.onward", "without-consent"),
            Fact("adult.involved", "no"),
            Fact("harm.coercion", "no"),
            Fact("harm.blackmail", "no"),
            Fact("risk.immediate", "no"),
            Fact("risk.level", "not-high"),
            Fact("policy.followed", "yes"),
            Fact("cp-member.present", "yes"),
            Fact("support.needed-now", "no"),
        ];

    private static EstablishFacts Fact(string id, string value) =>
        new([new FactGiven(id, null, [value])], null);

    private async Task<int> Entries(Colleague who, string reference)
    {
        var moment = await _work.See(who, reference, "overview");
        return moment!.Case.Entries.Count(entry => entry.What is not RecordRead);
    }

    private async Task<Colleague> Someone(Func<Account, bool> fits)
    {
        var databases = app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>();
        await using var db = await databases.CreateDbContextAsync();
        var account = (await db.Users.AsNoTracking().ToListAsync()).First(fits);
        return new Colleague(
            new(account.SchoolId),
            new(account.Id),
            account.Name,
            [.. account.Roles]
        );
    }

    private static Kept Expect(Outcome? outcome) =>
        outcome switch
        {
            Kept kept => kept,
            Refused refused => throw new InvalidOperationException(refused.Sentence),
            _ => throw new InvalidOperationException("There is no such case or report."),
        };
}
