using System.Text;

namespace Waymark.Policies.Proof;

/// <summary>A script as it is written: each name is declared or defined where it is first needed.</summary>
internal sealed class SmtScript
{
    private readonly StringBuilder text = new();
    private readonly HashSet<string> named = [];
    private readonly HashSet<string> numbers = [];

    /// <summary>The names that stand for what is not settled by the others: a case is an answer to each.</summary>
    public List<string> Free { get; } = [];

    public void Say(string comment) =>
        text.Append("; ")
            .AppendJoin("\n; ", comment.ReplaceLineEndings("\n").Split('\n'))
            .Append('\n');

    public void Assert(string holds) => Add($"(assert {holds})");

    public void Add(string command) => text.Append(command).Append('\n');

    /// <summary>Whether a free name is a truth, not a number.</summary>
    public bool IsTruth(string symbol) => !numbers.Contains(symbol);

    /// <summary>A name for something free; declared the first time. The symbol.</summary>
    public string Declare(string name, string sort = "Bool", Func<string, string>? within = null)
    {
        var symbol = Smt.Symbol(name);
        if (!named.Add(symbol))
            return symbol;
        Free.Add(symbol);
        if (sort != "Bool")
            numbers.Add(symbol);
        Add($"(declare-const {symbol} {sort})");
        if (within?.Invoke(symbol) is { } limit)
            Assert(limit);
        return symbol;
    }

    /// <summary>A name for a truth that follows from others; defined the first time. Truths too short to need one are given back.</summary>
    public string Define(string name, Func<string> body)
    {
        var symbol = Smt.Symbol(name);
        if (named.Contains(symbol))
            return symbol;
        var holds = body();
        if (holds is Smt.True or Smt.False)
            return holds;
        named.Add(symbol);
        Add($"(define-fun {symbol} () Bool {holds})");
        return symbol;
    }

    public override string ToString() => text.ToString();
}
