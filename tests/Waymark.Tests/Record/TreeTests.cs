using System.Security.Cryptography;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Waymark.Record.Tree;
using Waymark.Tests.Architecture;

namespace Waymark.Tests.Record;

public sealed class TreeTests
{
    [Fact]
    public void The_published_roots_come_out()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(Vectors.Path("tree.json")));
        var inputs = vectors.RootElement.GetProperty("inputs").EnumerateArray().ToList();
        var roots = vectors.RootElement.GetProperty("roots").EnumerateArray().ToList();
        Assert.Equal(9, roots.Count);

        var tree = Frontier.Empty;
        Assert.Equal(roots[0].GetString(), Convert.ToHexStringLower(tree.Root()));
        for (var i = 0; i < inputs.Count; i++)
        {
            tree = tree.Append(Leaf(Convert.FromHexString(inputs[i].GetString()!)));
            Assert.Equal(roots[i + 1].GetString(), Convert.ToHexStringLower(tree.Root()));
        }
    }

    [Fact]
    public void The_frontier_gives_the_root_that_the_definition_gives() =>
        Prop.ForAll<byte[]>(bytes =>
            {
                var leaves = bytes.Select(b => Leaf([b])).ToList();
                var tree = leaves.Aggregate(Frontier.Empty, (grown, leaf) => grown.Append(leaf));
                return tree.Size == leaves.Count && tree.Root().SequenceEqual(Root(leaves));
            })
            .Check(Config.QuickThrowOnFailure);

    [Fact]
    public void A_frontier_kept_and_read_again_goes_on_as_before() =>
        Prop.ForAll<byte[]>(bytes =>
            {
                var whole = Frontier.Empty;
                var stored = Frontier.Empty;
                foreach (var leaf in bytes.Select(b => Leaf([b])))
                {
                    whole = whole.Append(leaf);
                    stored = Frontier.From(stored.Size, stored.Bytes.ToArray()).Append(leaf);
                }

                return whole.Root().SequenceEqual(stored.Root());
            })
            .Check(Config.QuickThrowOnFailure);

    [Fact]
    public void A_tree_that_grows_where_it_lies_is_at_every_size_the_frontier() =>
        Prop.ForAll<byte[]>(bytes =>
            {
                using var growing = new GrowingTree();
                var tree = Frontier.Empty;
                foreach (var leaf in bytes.Select(b => Leaf([b])))
                {
                    growing.Append(leaf);
                    tree = tree.Append(leaf);
                    Assert.Equal(tree.Size, growing.Size);
                    Assert.True(tree.Bytes.SequenceEqual(growing.Bytes));
                }

                return growing.RootText() == tree.RootText();
            })
            .Check(Config.QuickThrowOnFailure);

    [Fact]
    public void A_frontier_that_does_not_fit_its_size_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => Frontier.From(3, new byte[32]));
        Assert.Throws<InvalidDataException>(() => Frontier.From(-1, []));
    }

    // RFC 6962, section 2.1, as it is written there.
    private static byte[] Root(List<byte[]> leaves)
    {
        if (leaves.Count <= 1)
        {
            return leaves.Count == 0 ? SHA256.HashData([]) : leaves[0];
        }

        var split = 1;
        while (split * 2 < leaves.Count)
        {
            split *= 2;
        }

        byte[] node = [1, .. Root(leaves[..split]), .. Root(leaves[split..])];
        return SHA256.HashData(node);
    }

    private static byte[] Leaf(byte[] input)
    {
        byte[] prefixed = [0, .. input];
        return SHA256.HashData(prefixed);
    }
}

/// <summary>The record's vectors, for any implementation in any language.</summary>
internal static class Vectors
{
    public static string Path(string name) =>
        System.IO.Path.Combine(Repository.Root, "tests", "vectors", "record", name);
}
