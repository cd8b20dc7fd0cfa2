namespace Waymark.Tests.Record;

public sealed class VectorMakerTests
{
    // Whoever changes a case changes its maker, and runs it: node tests/vectors/make/bad.js.
    [Theory]
    [InlineData("bad.js", "bad.json: 133 cases, as it lies there")]
    [InlineData("databases.js", "databases.json: 75 cases, as it lies there")]
    public async Task The_published_copies_are_what_their_makers_make(string maker, string says)
    {
        var path = Path.Combine(Architecture.Repository.Root, "tests", "vectors", "make", maker);
        var (code, output) = await CheckerTests.Run([path, "--check"], "");

        Assert.Equal((0, says), (code, output.Trim()));
    }
}
