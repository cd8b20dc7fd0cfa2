using System.Text.RegularExpressions;

namespace Waymark.Policies.Proof;

/// <summary>Truths as SMT-LIB writes them. What is plainly true or false is worked out while it is written, so that scripts stay short.</summary>
internal static partial class Smt
{
    public const string True = "true";
    public const string False = "false";

    public static string Not(string of) =>
        of switch
        {
            True => False,
            False => True,
            _ when of.StartsWith("(not ", StringComparison.Ordinal) => of[5..^1],
            _ => $"(not {of})",
        };

    public static string And(params IEnumerable<string> parts) => Join("and", parts, True, False);

    public static string Or(params IEnumerable<string> parts) => Join("or", parts, False, True);

    public static string Implies(string when, string then) => Or(Not(when), then);

    /// <summary>A name as a symbol of the language: as it is, or between bars.</summary>
    public static string Symbol(string name) =>
        Simple().IsMatch(name)
            ? name
            : $"|{name.Replace("|", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal)}|";

    private static string Join(string word, IEnumerable<string> parts, string none, string decides)
    {
        var left = parts.Where(part => part != none).Distinct().ToList();
        return left.Contains(decides) ? decides
            : left.Count == 0 ? none
            : left.Count == 1 ? left[0]
            : $"({word} {string.Join(' ', left)})";
    }

    [GeneratedRegex(@"^[A-Za-z~!@$%^&*_+=<>.?/-][A-Za-z0-9~!@$%^&*_+=<>.?/-]+$")]
    private static partial Regex Simple();
}

/// <summary>A truth of three values as two of two: known to hold, and known not to. Neither: unknown.</summary>
internal readonly record struct Kleene(string Yes, string No)
{
    public static Kleene Always { get; } = new(Smt.True, Smt.False);

    /// <summary>A truth that is never unknown.</summary>
    public static Kleene Sure(string holds) => new(holds, Smt.Not(holds));

    public static Kleene Not(Kleene of) => new(of.No, of.Yes);

    public static Kleene All(params IEnumerable<Kleene> parts)
    {
        var all = parts.ToList();
        return new(Smt.And(all.Select(part => part.Yes)), Smt.Or(all.Select(part => part.No)));
    }

    public static Kleene Any(params IEnumerable<Kleene> parts) => Not(All(parts.Select(Not)));
}
