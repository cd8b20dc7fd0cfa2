using System.Reflection;
using System.Text.RegularExpressions;

namespace Waymark.Tests.Architecture;

public sealed partial class CodeRuleTests
{
    private static readonly Assembly[] s_product =
    [
        typeof(Waymark.Policies.Policy).Assembly,
        typeof(Waymark.Record.RecordStore).Assembly,
        Assembly.Load("Waymark.Cases"),
        Assembly.Load("Waymark.Web"),
        Assembly.Load("waymark"),
    ];

    [Fact]
    public void No_source_file_is_longer_than_300_lines()
    {
        var long_ = Repository
            .Files(".", ".cs", ".cshtml")
            .Where(path => !path.Contains("/artifacts/", StringComparison.Ordinal))
            .Select(path =>
                (Path: Repository.Relative(path), Lines: File.ReadAllLines(path).Length)
            )
            .Where(file => file.Lines > 300);

        Assert.Empty(long_);
    }

    [Fact]
    public void No_constructor_takes_more_than_five_parameters()
    {
        // Records that only carry data name each of their parts; a class that needs six others does too much.
        var wide = ProductTypes()
            .Where(type => type is { IsClass: true } && !IsRecord(type))
            .SelectMany(type => type.GetConstructors())
            .Where(constructor => constructor.GetParameters().Length > 5)
            .Select(constructor => constructor.DeclaringType!.FullName);

        Assert.Empty(wide);
    }

    [Fact]
    public void An_interface_has_two_real_implementations()
    {
        var types = ProductTypes().ToList();
        var lonely = types
            .Where(type => type.IsInterface)
            .Where(face =>
                types.Count(type => type is { IsAbstract: false } && face.IsAssignableFrom(type))
                < 2
            )
            .Select(face => face.FullName);

        Assert.Empty(lonely);
    }

    [Fact]
    public void No_type_has_a_name_that_says_little()
    {
        var vague = ProductTypes()
            .Select(type => type.Name)
            .Where(name => VagueName().IsMatch(name));

        Assert.Empty(vague);
    }

    [Fact]
    public void No_rule_is_written_in_code()
    {
        // Clause ids and the duty ids of every edition live in policies/.
        var ids = DutyIds();
        Assert.NotEmpty(ids);
        var found = Repository
            .Files("src", ".cs", ".cshtml")
            .SelectMany(path =>
                StringLiteral()
                    .Matches(File.ReadAllText(path))
                    .Select(literal => literal.Groups[1].Value)
                    .Where(text => ClauseId().IsMatch(text) || ids.Contains(text))
                    .Select(text => $"{Repository.Relative(path)}: {text}")
            );

        Assert.Empty(found);
    }

    [Fact]
    public void Faults_are_caught_in_one_place_and_in_background_work_only()
    {
        var catchAlls = Repository
            .Files("src", ".cs")
            .Where(path => CatchAll().IsMatch(File.ReadAllText(path)))
            .Select(Repository.Relative)
            .Where(path =>
                !path.EndsWith("/Program.cs", StringComparison.Ordinal)
                && !path.Contains("/Background/", StringComparison.Ordinal)
            );

        Assert.Empty(catchAlls);
    }

    [Fact]
    public void Nothing_is_left_to_do_in_the_code()
    {
        var unfinished = Repository
            .Files("src", ".cs", ".cshtml", ".js")
            .Where(path => Unfinished().IsMatch(File.ReadAllText(path)))
            .Select(Repository.Relative);

        Assert.Empty(unfinished);
    }

    private static IEnumerable<Type> ProductTypes() =>
        s_product
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("Waymark", StringComparison.Ordinal) == true)
            .Where(type => !type.Name.Contains('<', StringComparison.Ordinal));

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static HashSet<string> DutyIds() =>
        [
            .. Repository
                .Files("policies", ".md")
                .SelectMany(path => DutyBlock().Matches(File.ReadAllText(path)))
                .Select(match => match.Groups[1].Value),
        ];

    [GeneratedRegex("(Service|Manager|Helper|Util|Utils|Dto|Handler|Processor)$")]
    private static partial Regex VagueName();

    [GeneratedRegex("\"([^\"\\r\\n]{2,200})\"")]
    private static partial Regex StringLiteral();

    [GeneratedRegex(@"\b(S[0-8]|SP|CS|UKCIS|KCSIE|SSC|NCA|CPA|TYP|POL)\.[a-z0-9]+")]
    private static partial Regex ClauseId();

    [GeneratedRegex(@"```(?:duty|follow-up)\s+id: (\S+)")]
    private static partial Regex DutyBlock();

    [GeneratedRegex(@"catch\s*(\(\s*Exception\b|\{)|catch\s*$", RegexOptions.Multiline)]
    private static partial Regex CatchAll();

    [GeneratedRegex(@"TODO|FIXME|NotImplementedException")]
    private static partial Regex Unfinished();
}
