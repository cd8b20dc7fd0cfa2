using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Waymark.Tests.Mutation;

/// <summary>A mutant as Stryker's report has it. Its key outlives the report: the number does not.</summary>
internal sealed record Mutant(int Id, string File, string Hash, string Key, string Status)
{
    public static IReadOnlyList<Mutant> Read(string report)
    {
        using var json = JsonDocument.Parse(System.IO.File.ReadAllText(report));
        return [.. json.RootElement.GetProperty("files").EnumerateObject().SelectMany(InFile)];
    }

    private static IEnumerable<Mutant> InFile(JsonProperty file)
    {
        var name = file.Name[
            (file.Name.LastIndexOf("Waymark.Policies/", StringComparison.Ordinal) + 17)..
        ];
        var source = file.Value.GetProperty("source").GetString()!;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)))[..16];
        foreach (var mutant in file.Value.GetProperty("mutants").EnumerateArray())
            yield return new Mutant(
                int.Parse(
                    mutant.GetProperty("id").GetString()!,
                    System.Globalization.CultureInfo.InvariantCulture
                ),
                name,
                hash,
                Named(mutant),
                mutant.GetProperty("status").GetString()!
            );
    }

    private static string Named(JsonElement mutant)
    {
        var start = mutant.GetProperty("location").GetProperty("start");
        var end = mutant.GetProperty("location").GetProperty("end");
        return $"{start.GetProperty("line")}:{start.GetProperty("column")}-{end.GetProperty("line")}:{end.GetProperty("column")} "
            + $"{mutant.GetProperty("mutatorName")}: {mutant.GetProperty("replacement")}";
    }
}
