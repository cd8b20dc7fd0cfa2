using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Cases.Commands;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Devices;

/// <summary>Another device: what people call it, whose it is, who has it and where. Nobody looks at it.</summary>
internal sealed class AddModel(CaseWork work, Who who) : CasePage(work, who)
{
    private static readonly TypedText s_called = new("Write what people call this device")
    {
        Longest = 200,
    };
    private static readonly TypedText s_short = TypedText.Optional with { Longest = 200 };

    [BindProperty]
    public string? Called { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Seal { get; set; }

    [BindProperty]
    public TypedMoment HappenedAt { get; set; } = new();

    /// <summary>What the policy asks of where a device is.</summary>
    public IReadOnlyList<FactRule> Questions =>
        [
            .. new[] { FactIds.DeviceOwner, FactIds.DeviceHolder, FactIds.DeviceAt }
                .Select(fact => Now.Policy.Facts.GetValueOrDefault(fact))
                .OfType<FactRule>(),
        ];

    public Task<IActionResult> OnGetAsync() => Show("devices");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Find("devices"))
        {
            return NotFound();
        }

        Check(nameof(Called), Called, s_called);
        Check(nameof(Place), Place, s_short);
        Check(nameof(Seal), Seal, s_short);
        var values = this.Answers(Questions, null)
            .ToDictionary(fact => fact.Fact, fact => fact.Values[0]);
        var device = new AddDevice(
            TypedText.Tidy(Called),
            values.GetValueOrDefault(FactIds.DeviceOwner),
            values.GetValueOrDefault(FactIds.DeviceHolder),
            values.GetValueOrDefault(FactIds.DeviceAt)
        )
        {
            Place = Kept(Place),
            Seal = Kept(Seal),
            HappenedAt = Past(nameof(HappenedAt), HappenedAt),
        };
        return ModelState.IsValid ? await Record(device, "/devices") : Page();
    }
}
