using Microsoft.EntityFrameworkCore;
using Waymark.Cases.Views;
using Waymark.Tests.Support;

namespace Waymark.Tests.Cases;

/// <summary>What SQLite looks at for a search by name. It keeps no statistics, so its plan is the same whatever the register holds.</summary>
public sealed class NameSearchTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fen", 1)]
    [InlineData("fen ott", 2)]
    [InlineData("fen ott mar", 3)]
    public async Task A_search_looks_at_the_rows_of_each_beginning_and_never_at_the_whole_register(
        string typed,
        int beginnings
    )
    {
        await using var school = await SchoolInTest.Open();
        await using var db = school.Views.Read(school.Id);
        var tokens = NameTokens.Typed(school.Record, school.Id, typed);
        var whose = NameTokens.Whose(db.PupilTokens, school.Id, tokens).Order().Take(200);
        await db.Database.OpenConnectionAsync(Stop);
        await using var explain = whose.CreateDbCommand();
        explain.CommandText = "EXPLAIN QUERY PLAN " + explain.CommandText;

        var looked = new List<string>();
        await using var plan = await explain.ExecuteReaderAsync(Stop);
        while (await plan.ReadAsync(Stop))
            looked.Add(plan.GetString(plan.GetOrdinal("detail")));

        var rows = looked.Where(step => step.Contains(Tables.PupilTokens)).ToList();
        Assert.Equal(beginnings, rows.Count);
        Assert.All(rows, step => Assert.Contains("SchoolId=? AND Token=?", step));
    }
}
