using Waymark.Record;

namespace Waymark.Tests.Record;

public sealed class SpareProcessorsTests
{
    [Fact]
    public void What_is_lent_is_lent_once_until_it_is_given_back()
    {
        var spare = new SpareProcessors();
        Assert.Equal(SpareProcessors.Most, spare.Take(SpareProcessors.Most + 1));
        Assert.Equal(0, spare.Take(1));

        spare.GiveBack(1);

        Assert.Equal(1, spare.Take(2));
    }
}
