using Waymark.Cases.Commands;
using Waymark.Tests.Support;

namespace Waymark.Tests.Cases;

public sealed class RegisterWordTests
{
    // What no page offers, but a form that was changed on its way could hold.
    private const string Unheard = "nobody's word";

    public static TheoryData<string, CaseCommand> Commands =>
        new()
        {
            { nameof(AddPerson.Parts), new AddPerson("A cousin", [Unheard], null, null, null) },
            { nameof(AddDevice.Owner), new AddDevice("Her own phone", Unheard, null, null) },
            { nameof(AddDevice.Holder), new AddDevice("Her own phone", null, Unheard, null) },
            { nameof(AddDevice.At), new AddDevice("Her own phone", null, null, Unheard) },
            { nameof(AddPlace.Kind), new AddPlace("A group chat", Unheard) },
        };

    [Theory]
    [MemberData(nameof(Commands), DisableDiscoveryEnumeration = true)]
    public async Task A_register_takes_only_words_that_the_policy_has(
        string field,
        CaseCommand command
    )
    {
        await using var school = await SchoolInTest.Open();
        var reference = await school.Case();

        var refused = await school.Refuses(school.Lead, reference, command);

        Assert.Equal(field, refused.Field);
    }

    [Fact]
    public async Task A_device_is_passed_on_only_to_somebody_whom_the_policy_has_a_word_for()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await school.Case();
        await school.Do(
            school.Lead,
            reference,
            new AddDevice("Her own phone", "pupil", "child", "school")
        );
        var device = (await school.See(reference)).Case.Devices[^1].Entity;

        var refused = await school.Refuses(
            school.Lead,
            reference,
            new PassDeviceOn(device, "The child", "The office", Unheard, "school")
        );

        Assert.Equal(nameof(PassDeviceOn.Holder), refused.Field);
    }
}
