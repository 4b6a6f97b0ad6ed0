//! The floating-point settings of x86-64, on every system.
#![expect(unsafe_code, reason = "assembly")]

use std::arch::asm;

/// MXCSR, which governs SSE arithmetic, and the x87 control word: rounding and masked exceptions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct ControlWords {
    mxcsr: u32,
    x87: u16,
}

impl ControlWords {
    /// The six lowest bits of MXCSR tell which exceptions there were. They are no setting, and
    /// change with nearly every computation.
    const MXCSR_STATUS: u32 = 0x3f;

    /// Reads the current settings.
    #[inline(always)]
    pub(crate) fn read() -> ControlWords {
        let (mut mxcsr, mut x87) = (0_u32, 0_u16);
        // SAFETY: stores 4 bytes to a variable of 4 bytes.
        unsafe {
            asm!("stmxcsr [{}]", in(reg) &raw mut mxcsr, options(nostack, preserves_flags));
        }
        // SAFETY: stores 2 bytes to a variable of 2 bytes.
        unsafe {
            asm!("fnstcw [{}]", in(reg) &raw mut x87, options(nostack, preserves_flags));
        }
        ControlWords {
            mxcsr: mxcsr & !Self::MXCSR_STATUS,
            x87,
        }
    }

    /// Puts settings into force that were read before.
    #[inline]
    pub(crate) fn load(self) {
        // SAFETY: the value was in force before, so it is none that faults.
        unsafe {
            asm!("ldmxcsr [{}]", in(reg) &raw const self.mxcsr, options(nostack, readonly));
        }
        // SAFETY: as above.
        unsafe {
            asm!("fldcw [{}]", in(reg) &raw const self.x87, options(nostack, readonly));
        }
    }
}
