using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Waymark.Cases;
using Waymark.Record;
using Waymark.Tests.Support;
using Waymark.Tests.Web.Support;
using Waymark.Web;
using Waymark.Web.Accounts;

namespace Waymark.Tests.Web;

/// <summary>What accounts hold under the school's key is sealed again when that is changed, by a program that knows the columns only.</summary>
public sealed class SealedAccountsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_sealed_column_of_accounts_is_one_that_the_change_of_key_knows()
    {
        await using var school = WebSchool.WithStaff();
        await using var db = await Accounts(school);
        var known = SealedAccounts
            .OfUser.Select(column => $"{SealedAccounts.Users}.{column}")
            .Append($"{SealedAccounts.Tokens}.Value")
            .Append($"{SealedAccounts.KeptForms}.Sealed")
            .Append($"{SealedAccounts.FormKeys}.Sealed");

        var columns = db
            .Model.GetEntityTypes()
            .SelectMany(type =>
                type.GetProperties()
                    .Where(IsSealed)
                    .Select(property => $"{type.GetTableName()}.{property.GetColumnName()}")
            );

        Assert.Equal(known.Order(StringComparer.Ordinal), columns.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.Postgres)]
    public async Task After_a_change_by_another_program_people_stay_signed_in_and_can_sign_in(
        Store store
    )
    {
        await using var school = WebSchool.WithStaff(store);
        var tom = await school.SignedIn("tom");
        var before = await Kept(school);

        await ChangeSchoolKey(school);

        Assert.Equal(200, (await tom.Open("/my-reports")).Status);
        var priya = await school.SignedIn("priya");
        Assert.Equal(200, (await priya.Open("/inbox")).Status);
        Assert.NotEqual(303, (await school.Browser().SignIn("nobody", WebSchool.Password)).Status);
        var after = await Kept(school);
        Assert.NotEmpty(after);
        Assert.Equal(before.Count, after.Count);
        Assert.Empty(before.Intersect(after));
    }

    private static bool IsSealed(IProperty property) =>
        property.GetValueConverter()?.GetType().Name == "PersonalDataConverter"
        || (property.ClrType == typeof(byte[]) && property.Name == "Sealed");

    private static Task<AccountsDb> Accounts(WebSchool school) =>
        school.Get<IDbContextFactory<AccountsDb>>().CreateDbContextAsync(Stop);

    private static async Task ChangeSchoolKey(WebSchool school)
    {
        var options = school.Get<WaymarkOptions>();
        using var record = RecordStore.Open(
            options.Place,
            MasterKey.Load(options.Key),
            TimeProvider.System
        );
        var by = new Author(PersonId.Random(), "root", Roles.Administrator);
        var id = school.Get<SchoolRecord>().School;
        await new KeyChanges(record).ChangeSchoolKey(id, by, Stop);
    }

    /// <summary>What lies there of accounts, as it lies there.</summary>
    private static async Task<IReadOnlyList<string>> Kept(WebSchool school)
    {
        await using var db = await Accounts(school);
        var users = await db
            .Database.SqlQuery<string>(
                $"""SELECT "UserName" || ' ' || "NormalizedUserName" || ' ' || "Name" || ' ' || "RolesHeld" AS "Value" FROM "AspNetUsers" """
            )
            .ToListAsync(Stop);
        var keys = await db.FormKeys.AsNoTracking().ToListAsync(Stop);
        return
        [
            .. users.SelectMany(user => user.Split(' ')),
            .. keys.Select(key => Convert.ToHexString(key.Sealed)),
        ];
    }
}
