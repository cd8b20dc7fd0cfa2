using System.Diagnostics.CodeAnalysis;

namespace Waymark.Policies.Questions;

/// <summary>A way to join two ends of a diagram into one.</summary>
internal sealed class Join(Func<int, int, int> of)
{
    /// <summary>Both hold (Kleene).</summary>
    public static Join And { get; } = new(Math.Min);

    /// <summary>Either holds (Kleene).</summary>
    public static Join Or { get; } = new(Math.Max);

    public int Of(int one, int other) => of(one, other);
}

/// <summary>
/// Reduced ordered decision diagrams over many-valued variables. A diagram is a number: below <see cref="Ends"/> it is an end with that
/// value, else a node. Equal functions are equal numbers, so a diagram holds a variable exactly when the function depends on it.
/// </summary>
internal sealed class Diagrams
{
    public const int Ends = 256;

    private readonly List<Node> nodes = [];
    private readonly Dictionary<Node, int> unique = new(Node.Same);
    private readonly Dictionary<(Join, int, int), int> joined = [];

    /// <summary>What a variable decides, one branch for each of its values.</summary>
    public int Branch(int variable, int[] branches)
    {
        if (Array.TrueForAll(branches, branch => branch == branches[0]))
            return branches[0];
        var node = new Node(variable, branches);
        if (unique.TryGetValue(node, out var known))
            return known;
        nodes.Add(node);
        return unique[node] = Ends + nodes.Count - 1;
    }

    public int And(int one, int other) =>
        one == (int)Truth.Yes || other == (int)Truth.No || one == other ? other
        : other == (int)Truth.Yes || one == (int)Truth.No ? one
        : Apply(Join.And, one, other);

    public int Or(int one, int other) =>
        one == (int)Truth.No || other == (int)Truth.Yes || one == other ? other
        : other == (int)Truth.No || one == (int)Truth.Yes ? one
        : Apply(Join.Or, one, other);

    /// <summary>Joins two diagrams end by end.</summary>
    public int Apply(Join join, int one, int other)
    {
        if (one < Ends && other < Ends)
            return join.Of(one, other);
        if (joined.TryGetValue((join, one, other), out var known))
            return known;
        var variable = Math.Min(Variable(one), Variable(other));
        var width = nodes[(Variable(one) == variable ? one : other) - Ends].Branches.Length;
        var branches = new int[width];
        for (var value = 0; value < width; value++)
            branches[value] = Apply(
                join,
                Along(one, variable, value),
                Along(other, variable, value)
            );
        return joined[(join, one, other)] = Branch(variable, branches);
    }

    /// <summary>Changes the ends of a diagram.</summary>
    public int Apply(Join change, int one) => Apply(change, one, 0);

    /// <summary>Every variable that the function depends on.</summary>
    public IReadOnlySet<int> Variables(int diagram)
    {
        var variables = new HashSet<int>();
        var seen = new HashSet<int>();
        var open = new Stack<int>([diagram]);
        while (open.TryPop(out var next))
        {
            if (next < Ends || !seen.Add(next))
                continue;
            variables.Add(nodes[next - Ends].Variable);
            foreach (var branch in nodes[next - Ends].Branches)
                open.Push(branch);
        }
        return variables;
    }

    private int Variable(int diagram) =>
        diagram < Ends ? int.MaxValue : nodes[diagram - Ends].Variable;

    private int Along(int diagram, int variable, int value) =>
        Variable(diagram) == variable ? nodes[diagram - Ends].Branches[value] : diagram;

    private readonly record struct Node(int Variable, int[] Branches)
    {
        public static IEqualityComparer<Node> Same { get; } = new Comparer();

        private sealed class Comparer : IEqualityComparer<Node>
        {
            public bool Equals(Node one, Node other) =>
                one.Variable == other.Variable
                && one.Branches.AsSpan().SequenceEqual(other.Branches);

            public int GetHashCode([DisallowNull] Node node)
            {
                var hash = new HashCode();
                hash.Add(node.Variable);
                foreach (var branch in node.Branches)
                    hash.Add(branch);
                return hash.ToHashCode();
            }
        }
    }
}
