using Waymark.Record;
using Waymark.Tests.Policies;
using Waymark.Tests.Record;
using Waymark.Tests.Support;
using Waymark.Tests.Web.Support;
using Waymark.Web;
using Waymark.Web.Accounts;

namespace Waymark.Tests.Web;

public sealed class SchoolServedOnPostgresTests() : SchoolServedTests(Store.Postgres);

public sealed class SchoolServedOnSqliteTests() : SchoolServedTests(Store.Sqlite);

/// <summary>Which school of a record a program serves.</summary>
public abstract class SchoolServedTests(Store store)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_only_school_needs_no_setting_and_one_of_several_is_named()
    {
        var (record, oak) = await RecordFolder.WithSchool(store);
        using var _ = record;
        Assert.Equal(oak, Served(record, ""));
        var elm = await record.Store.CreateSchool(Stop);

        var unsaid = Assert.Throws<RecordException>(() => Served(record, ""));
        Assert.Contains("2 schools", unsaid.Message, StringComparison.Ordinal);
        Assert.Contains("Waymark__School", unsaid.Message, StringComparison.Ordinal);
        Assert.Contains("waymark school list", unsaid.Message, StringComparison.Ordinal);
        Assert.Equal(elm, Served(record, $"{elm.Value:N}"));
        Assert.Equal(oak, Served(record, $"{oak.Value:D}"));
    }

    [Fact]
    public async Task A_school_that_is_not_in_the_record_is_refused_even_beside_a_single_one()
    {
        var (record, _) = await RecordFolder.WithSchool(store);
        using var _1 = record;

        var refused = Assert.Throws<RecordException>(() =>
            Served(record, $"{SchoolId.Random().Value:N}")
        );

        Assert.Contains("not in this record", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_schools_shows_sizes_and_names_only_where_the_key_is()
    {
        await using var schools = await TwoSchools.Open(store);
        var (data, keys) = (schools.Oak.Data, schools.Oak.Keys);
        string[] list =
        [
            "school",
            "list",
            "--data",
            data,
            "--database",
            schools.Oak.Place.Database ?? "",
        ];

        var named = CommandLineTests.Run([.. list, "--keys", keys]);
        var clear = CommandLineTests.Run([.. list, "--keys", Path.Combine(data, "none")]);

        Assert.Equal((0, 0), (named.Status, clear.Status));
        Assert.Matches(
            $@"(?m)^{schools.Elm.Id().Value:N} +\d+ entries  Elm Park School$",
            named.Output
        );
        Assert.Equal(2, named.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Matches($@"(?m)^{schools.Elm.Id().Value:N} +\d+ entries$", clear.Output);
        Assert.DoesNotContain("Elm", clear.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_begun_for_a_school_that_was_named_where_there_is_no_record()
    {
        var root = Directory.CreateTempSubdirectory("waymark-web-").FullName;
        try
        {
            var options = new WaymarkOptions
            {
                Data = Path.Combine(root, "data"),
                Keys = Path.Combine(root, "keys"),
                School = $"{SchoolId.Random().Value:N}",
            };
            using var school = new SchoolRecord(options, TimeProvider.System);

            Assert.Throws<RecordException>(school.Open);
            Assert.Empty(Directory.EnumerateFileSystemEntries(root));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void What_is_no_id_is_refused_before_anything_is_opened()
    {
        var options = new WaymarkOptions
        {
            Data = "/srv/data",
            Keys = "/srv/keys",
            Policies = Path.Combine(Architecture.Repository.Root, "policies"),
        };

        Assert.Contains(
            "Waymark__School",
            Assert.Single((options with { School = "Oak Lane" }).Wrongs()),
            StringComparison.Ordinal
        );
    }

    private static SchoolId Served(RecordFolder record, string named)
    {
        using var school = new SchoolRecord(
            new WaymarkOptions
            {
                Data = record.Data,
                Keys = record.Keys,
                Database = record.Place.Database ?? "",
                School = named,
            },
            TimeProvider.System
        );
        school.Open();
        return school.School;
    }
}
