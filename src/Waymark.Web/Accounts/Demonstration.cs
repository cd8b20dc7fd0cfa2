using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Waymark.Cases;
using Waymark.Cases.Demo;
using Waymark.Record;

namespace Waymark.Web.Accounts;

/// <summary>Invented people for a demonstration school, with one password that is printed at the start.</summary>
internal static class Demonstration
{
    // The same school each time it is made.
    private const int StorySeed = 2019;

    /// <summary>Makes the school and its accounts if a demonstration is asked for and there is no school; says who can sign in.</summary>
    /// <exception cref="RecordException">An earlier start was ended before the school was made.</exception>
    public static async Task MakeDemonstration(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<WaymarkOptions>().Demo)
        {
            return;
        }

        var path = Path.Combine(app.Environment.ContentRootPath, "Content", "demo-staff.json");
        var demo = JsonSerializer.Deserialize<DemoStaff>(
            await File.ReadAllTextAsync(path),
            JsonSerializerOptions.Web
        )!;
        if (!app.Services.GetRequiredService<SchoolRecord>().IsMade)
        {
            await MakeRecord(app.Services, [.. demo.Staff.Select(Account)]);
        }

        if (!await MakeAccounts(app.Services, demo))
        {
            return;
        }

        var names = demo.Staff.Select(one => $"  {one.UserName, -8} {one.Name}, {one.Roles[0]}");
        Console.WriteLine(
            $"A demonstration school with invented people. Password for each: {demo.Password}\n"
                + string.Join('\n', names)
        );
    }

    /// <summary>Makes the accounts that are missing, also after a start that was killed half-way. A school in which anybody else has an account, or which does not know these people, is a real one: it is left alone, and this says no.</summary>
    private static async Task<bool> MakeAccounts(IServiceProvider services, DemoStaff demo)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        await db.School.Store.Migrate(db);
        services.GetRequiredService<FormKeyStore>().SaveUnsaved();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var missing = new List<DemoPerson>();
        foreach (var one in demo.Staff)
        {
            if (await accounts.FindByNameAsync(one.UserName) is null)
            {
                missing.Add(one);
            }
        }

        if (await db.Users.CountAsync() > demo.Staff.Count - missing.Count)
        {
            return false;
        }

        var colleagues = await Colleagues(services);
        if (demo.Staff.Any(one => colleagues.All(colleague => colleague.Name != one.Name)))
        {
            return false;
        }

        foreach (var one in missing)
        {
            var person = colleagues.First(colleague => colleague.Name == one.Name).Person;
            var account = new NewAccount(person, one.Name, one.UserName, one.Roles);
            var made = scope.ServiceProvider.GetRequiredService<NewAccounts>();
            Expect(one, await made.MakeForKnown(account, demo.Password));
        }

        return true;
    }

    private static async Task<IReadOnlyList<Colleague>> Colleagues(IServiceProvider services)
    {
        var school = services.GetRequiredService<SchoolRecord>().School;
        var now = await services.GetRequiredService<SchoolWork>().School(school);
        var options = services.GetRequiredService<WaymarkOptions>();
        return now?.Colleagues
            ?? throw new RecordException(
                $"The demonstration school was left half made. Delete {options.Data} and {options.Keys}, and start again."
            );
    }

    /// <summary>The record is made under the story's own clock, then opened under the day's.</summary>
    private static async Task MakeRecord(IServiceProvider services, IReadOnlyList<NewAccount> staff)
    {
        var options = services.GetRequiredService<WaymarkOptions>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var key = MasterKey.ForNewRecord(options.Key, options.Data);
        await DemoSchool.Make(
            (options.Place, key),
            services.GetRequiredService<Editions>(),
            [.. staff.Select(one => new DemoColleague(one.Person, one.Name, one.Roles))],
            now,
            new Random(StorySeed),
            options.DemoCases
        );
        services.GetRequiredService<SchoolRecord>().Open();
    }

    private static NewAccount Account(DemoPerson one) =>
        new(PersonId.Random(), one.Name, one.UserName, one.Roles);

    private static void Expect(DemoPerson one, string? wrong)
    {
        if (wrong is not null)
        {
            throw new InvalidOperationException($"The account {one.UserName}: {wrong}");
        }
    }

    private sealed record DemoStaff(string Password, IReadOnlyList<DemoPerson> Staff);

    private sealed record DemoPerson(string Name, string UserName, IReadOnlyList<string> Roles);
}
