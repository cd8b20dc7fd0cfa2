using Waymark.Tests.Support;
using Waymark.Tests.Web.Support;

namespace Waymark.Tests.Web;

/// <summary>What whoever installs Waymark sees of its first start.</summary>
public sealed class FirstStartTests
{
    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.Postgres)]
    public async Task A_first_start_on_an_empty_database_tells_of_no_error(Store store)
    {
        using var programs = await WebPrograms.Start(1, store);

        var said = Assert.Single(programs.All).Said;
        Assert.Contains("Now listening", said);
        Assert.DoesNotContain("error", said, StringComparison.OrdinalIgnoreCase);
    }
}
