using System.Globalization;

namespace Waymark.Bench.Scale;

/// <summary>How large the data set of the scale part is. Without words: small, to see that it works.</summary>
internal sealed record ScaleOptions
{
    /// <summary>How many schools the record holds.</summary>
    public int Schools { get; private init; } = 60;

    /// <summary>How many entries they have in all.</summary>
    public long Entries { get; private init; } = 50_000;

    /// <summary>How many pupils each has on its register, beside the two that are searched.</summary>
    public int Pupils { get; private init; } = 20;

    /// <summary>The registers that are searched by name: one school, and one trust that keeps one register.</summary>
    public (int School, int Trust) Registers { get; private init; } = (2_000, 50_000);

    public bool Postgres { get; private init; }

    /// <summary>The name under which the records are kept, so that they can be measured again; null: they are gone afterwards.</summary>
    public string? Kept { get; private init; }

    /// <summary>Whether no size was given: to see that it works.</summary>
    public bool IsTry { get; private init; } = true;

    /// <summary>Null, with a sentence on the error stream, where a word is not known.</summary>
    public static ScaleOptions? Read(IReadOnlyList<string> words)
    {
        var options = new ScaleOptions();
        for (var at = 0; at < words.Count; at += 2)
        {
            if (at + 1 == words.Count || options.With(words[at], words[at + 1]) is not { } next)
            {
                Console.Error.WriteLine(
                    "bench/run scale [--schools 60] [--entries 50000] [--pupils 20] [--trust 50000] [--store sqlite|postgres] [--keep NAME]"
                );
                return null;
            }

            options = next;
        }

        return options;
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"--schools {Schools} --entries {Entries} --pupils {Pupils} --trust {Registers.Trust} --store {(Postgres ? "postgres" : "sqlite")}"
        );

    private ScaleOptions? With(string word, string value)
    {
        if (word == "--keep" && value.All(char.IsAsciiLetterLower))
            return this with { Kept = value };
        if (word == "--store" && value is "sqlite" or "postgres")
            return this with { Postgres = value == "postgres" };
        if (!long.TryParse(value, CultureInfo.InvariantCulture, out var number) || number < 1)
            return null;
        return word switch
        {
            "--schools" => this with { Schools = (int)number },
            "--entries" => this with { Entries = number, IsTry = false },
            "--pupils" => this with { Pupils = (int)number },
            "--trust" => this with { Registers = (Registers.School, (int)number) },
            _ => null,
        };
    }
}
