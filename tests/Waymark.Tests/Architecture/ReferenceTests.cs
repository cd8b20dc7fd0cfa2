using System.Xml.Linq;

namespace Waymark.Tests.Architecture;

public sealed class ReferenceTests
{
    [Theory]
    [InlineData("Waymark.Policies", "")]
    [InlineData("Waymark.Record", "")]
    [InlineData("Waymark.Cases", "Waymark.Policies Waymark.Record")]
    [InlineData("Waymark.Web", "Waymark.Cases Waymark.Policies Waymark.Record")]
    [InlineData("Waymark.Cli", "Waymark.Cases Waymark.Policies Waymark.Record")]
    public void A_project_knows_exactly_these_others(string project, string others)
    {
        var file = Path.Combine(Repository.Root, "src", project, project + ".csproj");
        var referenced = XDocument
            .Load(file)
            .Descendants("ProjectReference")
            .Select(reference =>
                Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)
            )
            .Order();

        Assert.Equal(others, string.Join(' ', referenced));
    }

    [Fact]
    public void Only_the_web_knows_the_web_framework()
    {
        var others = Repository
            .Files("src", ".csproj")
            .Where(path => !path.EndsWith("Waymark.Web.csproj", StringComparison.Ordinal))
            .Where(path => File.ReadAllText(path).Contains("AspNetCore", StringComparison.Ordinal))
            .Select(Repository.Relative);

        Assert.Empty(others);
    }

    [Fact]
    public void Production_rests_on_few_packages()
    {
        var packages = Repository
            .Files("src", ".csproj")
            .SelectMany(path => XDocument.Load(path).Descendants("PackageReference"))
            .Select(reference => reference.Attribute("Include")!.Value)
            .Distinct()
            .Order();

        Assert.Equal(
            [
                "Markdig",
                "Microsoft.AspNetCore.Identity.EntityFrameworkCore",
                "Microsoft.EntityFrameworkCore.Sqlite",
                "Npgsql.EntityFrameworkCore.PostgreSQL",
                "System.CommandLine",
                "YamlDotNet",
            ],
            packages
        );
    }
}
