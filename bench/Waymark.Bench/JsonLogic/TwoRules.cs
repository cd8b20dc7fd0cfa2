using System.Globalization;
using System.Text.Json;

namespace Waymark.Bench.JsonLogic;

/// <summary>A condition in json-logic, which knows two truth values only: when it is known to hold, and when it is known not to.</summary>
/// <param name="Yes">As JSON.</param>
/// <param name="No">As JSON.</param>
internal readonly record struct TwoRules(string Yes, string No)
{
    public static TwoRules Always { get; } = new("true", "false");
    public static TwoRules Never { get; } = new("false", "true");

    /// <summary>Never unknown: it holds, or it does not.</summary>
    public static TwoRules Settled(string yes) => new(yes, Op("!", yes));

    public static TwoRules NotOf(TwoRules part) => new(part.No, part.Yes);

    public static TwoRules AllOf(IReadOnlyList<TwoRules> parts) =>
        parts.Count switch
        {
            0 => Always,
            1 => parts[0],
            _ => new(
                Op("and", parts.Select(part => part.Yes)),
                Op("or", parts.Select(part => part.No))
            ),
        };

    public static TwoRules AnyOf(IReadOnlyList<TwoRules> parts) =>
        NotOf(AllOf([.. parts.Select(NotOf)]));

    /// <summary>Said of some entry of an array. Of none, json-logic's "all" is false, so "none" is used.</summary>
    public static TwoRules SomeOf(string entries, TwoRules where) =>
        new(Op("some", Var(entries), where.Yes), Op("none", Var(entries), Op("!", where.No)));

    public static string Op(string name, params IEnumerable<string> values) =>
        $$"""{"{{name}}":[{{string.Join(',', values)}}]}""";

    public static string Var(string path) => $$"""{"var":"{{path}}"}""";

    public static string Known(string value) => Op("!=", value, "null");

    /// <summary>Whether a value is one of several words.</summary>
    public static string IsOneOf(string value, IReadOnlyList<string> words) =>
        words.Count == 1
            ? Op("==", value, Quoted(words[0]))
            : Op("in", value, $"[{string.Join(',', words.Select(Quoted))}]");

    public static string Quoted(string word) => JsonSerializer.Serialize(word);

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
