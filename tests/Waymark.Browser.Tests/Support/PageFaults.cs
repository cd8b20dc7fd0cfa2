using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Waymark.Browser.Tests.Support;

/// <summary>What the browser itself complains of: faults in scripts, and what the content rules refused.</summary>
internal sealed class PageFaults
{
    private readonly ConcurrentQueue<string> _said = [];

    public PageFaults(IPage page)
    {
        page.PageError += (_, fault) => _said.Enqueue(fault);
        page.Console += (_, line) =>
        {
            if (
                line.Type == "error"
                && line.Text.Contains("Content Security Policy", StringComparison.Ordinal)
            )
            {
                _said.Enqueue(line.Text);
            }
        };
    }

    public void None() => Assert.Empty(_said);
}
